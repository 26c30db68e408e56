using System.Text;
using System.Text.Json;
using RhetoricLens.Core;
using RhetoricLens.Core.Outcomes;
using RhetoricLens.Crawling.Extract;
using RhetoricLens.Crawling.Fetch;

namespace RhetoricLens.Commands;

/// <summary>A page that <c>extract</c> is to read.</summary>
/// <param name="File">Path or address, as it is printed.</param>
/// <param name="Open">Reads its bytes.</param>
internal sealed record PageToRead(string File, Func<Outcome<FetchResult.Body>> Open);

/// <summary>What <c>extract</c> found in one page, and how it is printed.</summary>
/// <param name="File">Path or address as given.</param>
/// <param name="Article">The text and what is known of it; null when there is none.</param>
/// <param name="Problem">Why there is none; null otherwise.</param>
internal sealed record ReadPage(string File, PageContent.Article? Article, Problem? Problem)
{
    private sealed record Voice(string? Speaker, string? Role, string? Country, int Start, int End);

    public static ReadPage Of(PageToRead page, Source source)
    {
        var body = page.Open();
        if (!body.IsOk)
            return new ReadPage(page.File, null, body.Problem);
        return PageExtractor.Extract(body.Value, source) switch
        {
            PageContent.Article article => new ReadPage(page.File, article, null),
            PageContent.Refused refused => new ReadPage(page.File, null, new Problem("no_text", $"{refused.Outcome}: {refused.Reason}", page.File, "")),
            var other => throw new InvalidOperationException("Unknown page content: " + other.GetType().Name),
        };
    }

    /// <summary>One line of JSON; offsets are UTF-16 units into "text".</summary>
    public string Line() => JsonSerializer.Serialize(Article is { } article ? Described(article) : new { file = File, problem = Problem }, JsonShape.Options);

    /// <summary>The text under its facts as YAML, which <c>ingest folder</c> reads as front matter.</summary>
    /// <param name="named">Whether the file is named too, as where several are printed.</param>
    public string Text(bool named)
    {
        var facts = Article!.Document.Facts;
        var header = new StringBuilder("---\n");
        foreach (var (name, value) in Fields(facts, named))
        {
            // A JSON string is a YAML scalar in double quotes.
            if (!string.IsNullOrEmpty(value))
                header.Append(name).Append(": ").Append(JsonSerializer.Serialize(value, JsonShape.Options)).Append('\n');
        }
        return header.Append("---\n").Append(Article.Document.Text).Append(named ? "\n\n" : "\n").ToString();
    }

    private (string Name, string? Value)[] Fields(DocumentFacts facts, bool named) =>
    [
        ("file", named ? File : null), ("url", Address(facts)), ("title", facts.Title), ("speaker", facts.Speaker), ("role", facts.Role), ("date", facts.Date?.ToString()),
        ("venue", facts.Venue), ("kind", facts.Kind), ("language", facts.Language == "und" ? null : facts.Language), ("country", facts.Country),
        .. facts.Extra.Select(pair => (pair.Key, (string?)pair.Value)),
    ];

    private object Described(PageContent.Article article)
    {
        var (facts, text, turns) = (article.Document.Facts, article.Document.Text, article.Document.Turns);
        return new
        {
            file = File,
            url = Address(facts),
            title = facts.Title,
            speakers = article.Speakers,
            facts.Role,
            facts.SpeakerType,
            date = facts.Date,
            datePrecision = facts.Date?.Precision,
            facts.Venue,
            facts.Kind,
            facts.Language,
            facts.Country,
            facts.Extra,
            text,
            turns = Voices(turns, quoted: false),
            quotations = Voices(turns, quoted: true),
            sources = article.Origins,
        };
    }

    private static Voice[] Voices(IReadOnlyList<Turn> turns, bool quoted) =>
        [.. turns.Where(turn => turn.IsQuotation == quoted).Select(turn => new Voice(turn.Speaker, turn.Role, turn.Country, turn.Start, turn.End))];

    /// <summary>Null for a file that does not say where it was found.</summary>
    private static string? Address(DocumentFacts facts) => facts.Url?.StartsWith("file:", StringComparison.Ordinal) == true ? null : facts.Url;
}
