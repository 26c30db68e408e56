using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using RhetoricLens.Core;

namespace RhetoricLens.Demo;

/// <summary>Writes a digest as the kind of page a ministry would publish: metadata as schema.org JSON-LD, quotations as microdata.</summary>
public static class DigestPage
{
    public static string Render(Digest digest, string address) => $"""
        <!doctype html>
        <html lang="{Escape(digest.TextLanguage)}">
        <head>
        <meta charset="utf-8">
        <title>{Escape(digest.Title)}</title>
        <link rel="canonical" href="{Escape(address)}">
        <script type="application/ld+json">{Metadata(digest)}</script>
        </head>
        <body>
        <header><p class="notice">{Escape(Digest.Notice)}</p><nav><a href="/">All digests</a></nav></header>
        <main><article>
        <h1>{Escape(digest.Title)}</h1>
        {Body(digest)}
        </article></main>
        <footer><p>{Escape(Digest.Notice)}</p></footer>
        </body>
        </html>
        """;

    /// <summary>The page that lists all digests.</summary>
    public static string RenderList(IEnumerable<Digest> digests)
    {
        var items = string.Join('\n', digests.Select(digest => $"<li><a href=\"/digests/{Escape(digest.Id)}\">{Escape(digest.Title)}</a></li>"));
        return $"""
            <!doctype html>
            <html lang="en">
            <head><meta charset="utf-8"><title>Digests of what states say about who should rule the Internet</title></head>
            <body><p class="notice">{Escape(Digest.Notice)}</p><ul>
            {items}
            </ul></body>
            </html>
            """;
    }

    private static string Metadata(Digest digest)
    {
        var facts = new Dictionary<string, object?>(StringComparer.Ordinal)
        {
            ["@context"] = "https://schema.org",
            ["@type"] = "CreativeWork",
            ["headline"] = digest.Title,
            ["datePublished"] = digest.Date,
            ["author"] = Person(digest.Speaker, digest.Role),
            ["countryOfOrigin"] = digest.Country is null
                ? null
                : new Dictionary<string, string>(StringComparer.Ordinal) { ["@type"] = "Country", ["identifier"] = digest.Country, ["name"] = Countries.NameOf(digest.Country) },
            ["genre"] = digest.Kind,
            ["inLanguage"] = digest.TextLanguage,
            ["locationCreated"] = digest.Venue is null ? null : new Dictionary<string, string>(StringComparer.Ordinal) { ["@type"] = "Place", ["name"] = digest.Venue },
            ["isBasedOn"] = digest.Url,
            ["creditText"] = "verified: " + digest.Verified,
        };
        // The default encoder escapes <, > and &, so that no title can end the script element.
        return JsonSerializer.Serialize(facts.Where(fact => fact.Value is not null).ToDictionary(StringComparer.Ordinal));
    }

    private static Dictionary<string, string>? Person(string? name, string? role)
    {
        if (name is null)
            return null;
        var person = new Dictionary<string, string>(StringComparer.Ordinal) { ["@type"] = "Person", ["name"] = name };
        if (role is not null)
            person["jobTitle"] = role;
        return person;
    }

    private static string Body(Digest digest)
    {
        if (digest.Turns.Count == 0)
            return Paragraphs(digest.Text, "<p>");
        var body = new StringBuilder();
        foreach (var turn in digest.Turns)
            body.Append(turn.Quoted ? Quotation(turn) : Paragraphs(turn.Text, "<p>")).Append('\n');
        return body.ToString();
    }

    private static string Quotation(DigestTurn turn) => $"""
        <blockquote itemscope itemtype="https://schema.org/Quotation">
        {Paragraphs(turn.Text, "<p itemprop=\"text\">")}
        <footer itemprop="creator" itemscope itemtype="https://schema.org/Person"><cite itemprop="name">{Escape(turn.Speaker)}</cite>{Role(turn)}{Nationality(turn)}</footer>
        </blockquote>
        """;

    private static string Role(DigestTurn turn) => turn.Role is null ? "" : $", <span itemprop=\"jobTitle\">{Escape(turn.Role)}</span>";

    private static string Nationality(DigestTurn turn) => turn.Country is null ? "" : $"<meta itemprop=\"nationality\" content=\"{Escape(turn.Country)}\">";

    private static string Paragraphs(string text, string open) =>
        string.Join('\n', text.Split("\n\n").Select(paragraph => open + Escape(paragraph) + "</p>"));

    private static string Escape(string? text) => HtmlEncoder.Default.Encode(text ?? "");
}
