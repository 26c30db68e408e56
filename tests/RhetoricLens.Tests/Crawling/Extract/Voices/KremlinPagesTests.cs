using System.Text.RegularExpressions;
using RhetoricLens.Crawling.Extract;
using RhetoricLens.Tests.Support;

namespace RhetoricLens.Tests.Crawling.Extract.Voices;

/// <summary>
/// Dates and speakers of a real site, where the machine has its sample. The list <c>kremlin-turns.csv</c> names the speakers of 25 pages in
/// their order, facts without words: it was checked label by label against the pages.
/// </summary>
public sealed partial class KremlinPagesTests
{
    private static readonly string List = Path.Combine(Repository.Root, "tests", "RhetoricLens.Tests", "Crawling", "Extract", "Voices", "kremlin-turns.csv");

    [SkippableFact]
    public void Speaker_turns_are_those_of_a_list_checked_by_hand()
    {
        var folder = Folder();
        var (right, all) = (0, 0);
        foreach (var row in File.ReadLines(List).Skip(1).Select(line => line.Split(',')))
        {
            var document = Read(Path.Combine(folder, row[0] + ".html")).Document;
            var turns = document.Turns.Where(turn => !turn.IsQuotation).Select(turn => turn.Speaker).ToArray();
            var speakers = row[2].Split('|');
            all += Math.Max(speakers.Length, turns.Length);
            right += speakers.Zip(turns).Count(pair => pair.First == pair.Second);
            Assert.Equal(row[1], document.Facts.Date.ToString());
        }
        Assert.True(all > 190, $"only {all} turns are listed");
        Assert.True(right >= 0.98 * all, $"{right} of {all} turns are right");
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

    private static PageContent.Article Read(string page) => Assert.IsType<PageContent.Article>(Content(page));

    private static PageContent Content(string page) => PageExtractor.Extract(LocalPages.Read(page, null).Value, Pages.Source("RUS", "President of Russia"));

    [GeneratedRegex("""by-date/(?<d>\d\d)\.(?<m>\d\d)\.(?<y>\d{4})\.html. class=.read__close""", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex DayListing();
}
