using System.Text.RegularExpressions;
using RhetoricLens.Core;
using RhetoricLens.Crawling.Extract;
using RhetoricLens.Tests.Support;

namespace RhetoricLens.Tests.Crawling.Extract.Voices;

/// <summary>
/// Dates and speakers of a real site, where the machine has its sample. Two lists hold facts without words.
/// <c>kremlin-read-turns.csv</c> was made by reading: 20 pages drawn with a fixed seed (Python's <c>random.seed(4)</c>, 60 names of those not in the other list, of them
/// the 15 with a bold label and the first 5 without). An automated reader, a language model, read how each paragraph of the page's markup begins
/// and wrote down who speaks, before it looked at what the program says; no person checked it.
/// <c>kremlin-turns.csv</c> was made from the program's output for 25 pages and read in part: it shows that turns stay as they are. An independent
/// count of bold labels over the whole sample agreed with the program on 2,569 of 2,590 turns.
/// </summary>
public sealed partial class KremlinPagesTests
{
    private static readonly string Lists = Path.Combine(Repository.Root, "tests", "RhetoricLens.Tests", "Crawling", "Extract", "Voices");

    [SkippableFact]
    public void Speaker_turns_are_those_that_an_automated_reader_found_in_the_markup()
    {
        var (right, all) = (0, 0);
        foreach (var row in Rows("kremlin-read-turns.csv"))
        {
            var (same, more) = Compare(row[0], row[2]);
            (right, all) = (right + same, all + more);
        }
        Assert.True(all >= 66, $"only {all} turns are listed");
        Assert.True(right >= 0.98 * all, $"{right} of {all} turns are right");
    }

    [SkippableFact]
    public void Speaker_turns_and_dates_of_25_pages_stay_as_they_are()
    {
        var (right, all) = (0, 0);
        foreach (var row in Rows("kremlin-turns.csv"))
        {
            var (same, more) = Compare(row[0], row[2]);
            (right, all) = (right + same, all + more);
            Assert.Equal(row[1], Document(row[0]).Facts.Date.ToString());
        }
        Assert.True(all > 190, $"only {all} turns are listed");
        Assert.True(right >= 0.98 * all, $"{right} of {all} turns are as listed");
    }

    /// <summary>The truth is the day listing to which a page leads back, which extraction does not read.</summary>
    [SkippableFact]
    public void Dates_are_those_of_the_listing_that_each_page_belongs_to()
    {
        var (right, all) = (0, 0);
        // One page in eight: all would take half a minute.
        foreach (var page in Directory.EnumerateFiles(Folder(), "*.html").Order(StringComparer.Ordinal).Where((_, i) => i % 8 == 0))
        {
            if (DayListing().Match(File.ReadAllText(page)) is not { Success: true } day)
                continue;
            all++;
            right += Content(page) is PageContent.Article article && article.Document.Facts.Date?.ToString() == $"{day.Groups["y"].Value}-{day.Groups["m"].Value}-{day.Groups["d"].Value}" ? 1 : 0;
        }
        Assert.True(all > 100, $"only {all} pages name their day");
        Assert.True(right >= 0.98 * all, $"{right} of {all} dates are right");
    }

    private static string Folder()
    {
        Skip.If(Repository.RealData is null, "RHETORICLENS_REAL_DATA names no folder of real corpora.");
        return Path.Combine(Repository.RealData!, "kremlin-site-sample", "en.kremlin.ru", "events", "president", "news");
    }

    private static IEnumerable<string[]> Rows(string list) => File.ReadLines(Path.Combine(Lists, list)).Skip(1).Select(line => line.Split(','));

    /// <summary>Turns with the listed speaker at their place, and turns listed or found, whichever are more.</summary>
    private static (int Right, int All) Compare(string page, string listed)
    {
        var speakers = listed.Split('|', StringSplitOptions.RemoveEmptyEntries);
        var turns = Document(page).Turns.Where(turn => !turn.IsQuotation).Select(turn => turn.Speaker).ToArray();
        return (speakers.Zip(turns).Count(pair => pair.First == pair.Second), Math.Max(speakers.Length, turns.Length));
    }

    private static ExtractedDocument Document(string page) => Read(Path.Combine(Folder(), page + ".html")).Document;

    private static PageContent.Article Read(string page) => Assert.IsType<PageContent.Article>(Content(page));

    private static PageContent Content(string page) => PageExtractor.Extract(LocalPages.Read(page, null).Value, Pages.Source("RUS", "President of Russia"));

    [GeneratedRegex("""by-date/(?<d>\d\d)\.(?<m>\d\d)\.(?<y>\d{4})\.html. class=.read__close""", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex DayListing();
}
