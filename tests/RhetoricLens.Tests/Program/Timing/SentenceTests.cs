using RhetoricLens.Core;
using RhetoricLens.Timing;

namespace RhetoricLens.Tests.Program.Timing;

public sealed class SentenceTests
{
    private const string Otherwise = "Etc/UTC";

    [Theory]
    [InlineData("every Monday 06:00, Asia/Shanghai", "0 6 * * 1", "Asia/Shanghai")]
    [InlineData("every day 05:30", "30 5 * * *", Otherwise)]
    [InlineData("Daily at 18:05 Europe/Berlin", "5 18 * * *", "Europe/Berlin")]
    [InlineData("weekdays at 6 pm", "0 18 * * 1,2,3,4,5", Otherwise)]
    [InlineData("Tue, Thu and Sunday 7:15am, UTC", "15 7 * * 2,4,0", Otherwise)]
    [InlineData("every Monday to Wednesday at noon", "0 12 * * 1,2,3", Otherwise)]
    [InlineData("Fri-Mon 06:00", "0 6 * * 1,5,6,0", Otherwise)]
    [InlineData("every hour", "0 * * * *", Otherwise)]
    [InlineData("hourly at :15", "15 * * * *", Otherwise)]
    [InlineData("every 6 hours", "0 */6 * * *", Otherwise)]
    [InlineData("every 15 minutes", "*/15 * * * *", Otherwise)]
    [InlineData("every 2nd of the month 05:00", "0 5 2 * *", Otherwise)]
    [InlineData("every month on the 1st and 15th at 04:00", "0 4 1,15 * *", Otherwise)]
    [InlineData("monthly on day 3 at 04:00", "0 4 3 * *", Otherwise)]
    [InlineData("every day 06:00 and 18:00", "0 6,18 * * *", Otherwise)]
    [InlineData("every Monday 06:00, Shanghai", "0 6 * * 1", "Asia/Shanghai")]
    public void Words_become_fields_of_cron(string text, string cron, string zone)
    {
        var schedule = Sentence.Read(text, Otherwise);
        Assert.Null(schedule.Problem);
        Assert.Equal(new SourceSchedule(cron, zone), schedule.Value);
    }

    [Theory]
    [InlineData("every fortnight 06:00", "fortnight")]
    [InlineData("every Monday", "time of the day")]
    [InlineData("06:00", "on which days")]
    [InlineData("", "how often")]
    [InlineData("every 5 hours", "evenly")]
    [InlineData("every Monday 06:00 and 18:30", "same minute")]
    [InlineData("every Monday 25:00", "25:00")]
    [InlineData("every Monday on the 3rd 06:00", "cannot both")]
    [InlineData("every 32nd of the month 06:00", "32nd")]
    [InlineData("every month 06:00", "day of the month")]
    [InlineData("every day 6", "6")]
    public void What_is_not_understood_is_named_with_what_to_write(string text, string named)
    {
        var problem = Sentence.Read(text, Otherwise).Problem;
        Assert.Equal("bad_schedule_words", problem?.Code);
        Assert.Contains(named, problem!.What, StringComparison.Ordinal);
        Assert.Contains("every Monday 06:00", problem.Remedy, StringComparison.Ordinal);
    }

    [Fact]
    public void A_time_zone_that_there_is_not_leads_to_the_nearest()
    {
        var problem = Sentence.Read("every Monday 06:00, Asia/Shangai", Otherwise).Problem;
        Assert.Equal("unknown_time_zone", problem?.Code);
        Assert.Contains("Asia/Shanghai", problem!.Remedy, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("0 6 * * 1", "every Monday 06:00")]
    [InlineData("0 6 * * MON-FRI", "every weekday 06:00")]
    [InlineData("7 5 2 * *", "every 2nd of the month 05:07")]
    [InlineData("*/20 * * * *", "every 20 minutes")]
    [InlineData("5 */12 * * *", "every 12 hours at :05")]
    [InlineData("0 6,18 * * *", "every day 06:00 and 18:00")]
    [InlineData("0 6 * * 0,6", "every Saturday and Sunday 06:00")]
    [InlineData("0 6 1-7 * 1", "cron 0 6 1-7 * 1")]
    [InlineData("0 6 * 3 *", "cron 0 6 * 3 *")]
    [InlineData("*/7 * * * *", "cron */7 * * * *")]
    public void Common_cron_is_said_in_words_and_the_rest_is_shown(string cron, string words) => Assert.Equal(words, CronWords.Of(cron));

    [Theory]
    [InlineData("0 6 * * 1,2,3,4,5")]
    [InlineData("15 7 * * 2,4,0")]
    [InlineData("0 4 1,15 * *")]
    [InlineData("30 */2 * * *")]
    [InlineData("* * * * *")]
    public void What_is_said_in_words_can_be_read_again(string cron)
    {
        var again = Sentence.Read(CronWords.Of(cron), Otherwise);
        Assert.Equal(cron, again.Value?.Cron);
    }
}
