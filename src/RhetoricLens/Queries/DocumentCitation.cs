using System.Globalization;
using System.Text;
using System.Text.Json;
using RhetoricLens.Core;

namespace RhetoricLens.Queries;

/// <summary>How to cite a document of the store, so that exactly its text can be found again.</summary>
/// <param name="Text">One sentence for a list of references.</param>
/// <param name="Bibtex">For BibTeX.</param>
/// <param name="Ris">For reference managers (RIS).</param>
/// <param name="Csl">For citation processors (CSL-JSON 1.0).</param>
public sealed record DocumentCitation(string Text, string Bibtex, string Ris, string Csl)
{
    /// <summary>Cites one version of a document; a digest cites what it is a digest of.</summary>
    public static DocumentCitation Of(DocumentAnswer document)
    {
        var facts = new Facts(
            OneLine(document.Speaker ?? (document.Country is null ? document.Collection : Countries.NameOf(document.Country))), OneLine(document.Title.Length > 0 ? document.Title : document.Id),
            OneLine(document.Venue), document.Date, Address(document.Cites) ?? Address(document.Url), OneLine(document.Language), Note(document));
        return new DocumentCitation(Sentence(facts), ToBibtex(facts, document.Id), ToRis(facts), ToCsl(facts, document));
    }

    private sealed record Facts(string Author, string Title, string Venue, PartialDate? Date, string? Url, string Language, string Note)
    {
        public string Year => Date?.Start.Year.ToString(CultureInfo.InvariantCulture) ?? "n.d.";
    }

    private static string Note(DocumentAnswer document) => string.Create(
        CultureInfo.InvariantCulture, $"{(document.Cites is null ? "Text" : "Digest")} of {document.StoredAt.UtcDateTime:yyyy-MM-dd}, RhetoricLens {document.Id}, version {document.Version}, sha256:{document.TextSha256[..16]}");

    private static string Sentence(Facts facts) => string.Join(
        ' ', new[] { $"{facts.Author} ({facts.Date?.ToString() ?? "n.d."}).", Stopped(facts.Title), Stopped(facts.Venue), facts.Url, $"[{facts.Note}]." }.Where(part => !string.IsNullOrEmpty(part)));

    private static string Stopped(string text) => text is "" or [.., '.' or '?' or '!'] ? text : text + ".";

    private static string ToBibtex(Facts facts, string id)
    {
        var text = new StringBuilder($"@misc{{{string.Concat(id.Select(c => char.IsAsciiLetterOrDigit(c) ? c : '_'))},\n");
        foreach (var (name, value) in new[] { ("author", $"{{{Tex(facts.Author)}}}"), ("title", $"{{{Tex(facts.Title)}}}"), ("howpublished", Tex(facts.Venue)), ("year", facts.Year), ("url", facts.Url?.Replace("{", "%7B", StringComparison.Ordinal).Replace("}", "%7D", StringComparison.Ordinal)), ("note", Tex(facts.Note)) })
        {
            if (!string.IsNullOrEmpty(value))
                text.Append(CultureInfo.InvariantCulture, $"  {name} = {{{value}}},\n");
        }
        return text.Append('}').ToString();
    }

    /// <summary>Letters that TeX would read as commands, written so that it prints them.</summary>
    private static string Tex(string text) => string.Concat(text.Select(letter => letter switch
    {
        '\\' => "\\textbackslash{}",
        '~' => "\\textasciitilde{}",
        '^' => "\\textasciicircum{}",
        '{' or '}' or '%' or '&' or '#' or '_' or '$' => "\\" + letter,
        _ => letter.ToString(),
    }));

    private static string ToRis(Facts facts)
    {
        var day = facts.Date is { } date ? date.ToString().Replace('-', '/') : null;
        var rows = new (string Tag, string? Value)[] { ("TY", "GEN"), ("AU", facts.Author), ("TI", facts.Title), ("T2", facts.Venue), ("PY", facts.Date is null ? null : facts.Year), ("DA", day), ("UR", facts.Url), ("LA", facts.Language), ("N1", facts.Note) };
        return string.Concat(rows.Where(row => !string.IsNullOrEmpty(row.Value)).Select(row => $"{row.Tag}  - {row.Value}\n")) + "ER  - ";
    }

    private static string ToCsl(Facts facts, DocumentAnswer document) => JsonSerializer.Serialize(
        new Dictionary<string, object?>
        {
            ["id"] = document.Id, ["type"] = document.Kind == "speech" ? "speech" : "document", ["title"] = facts.Title, ["author"] = new[] { new { literal = facts.Author } },
            ["issued"] = facts.Date is { } date ? new Dictionary<string, int[][]> { ["date-parts"] = [[.. date.ToString().Split('-').Select(part => int.Parse(part, CultureInfo.InvariantCulture))]] } : null,
            ["event-title"] = facts.Venue.Length > 0 ? facts.Venue : null, ["URL"] = facts.Url, ["language"] = facts.Language, ["note"] = facts.Note,
        }.Where(pair => pair.Value is not null).ToDictionary(),
        Indented);

    private static readonly JsonSerializerOptions Indented = new(JsonShape.Options) { WriteIndented = true };

    private static string OneLine(string? text) => string.Join(' ', (text ?? "").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    private static string? Address(string? url) => Uri.TryCreate(url, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https" ? uri.AbsoluteUri : null;
}
