using RhetoricLens.Core;

namespace RhetoricLens.Crawling.Extract.Docx;

/// <summary>What a Word file says of itself: its title paragraph and first lines, then its properties, which are often a template's.</summary>
internal sealed class DocxFacts(IReadOnlyDictionary<string, string> properties)
{
    /// <summary>Paragraphs at the beginning among which a date standing for itself is the document's.</summary>
    private const int FirstLines = 12;

    private const int LongestMark = 80;

    private readonly SortedDictionary<string, string> _origins = new(StringComparer.Ordinal);

    /// <summary>For each known fact, where it was found.</summary>
    public IReadOnlyDictionary<string, string> Origins => _origins;

    /// <summary>The facts.</summary>
    /// <param name="source">Supplies what the document does not say.</param>
    /// <param name="address">Where it came from.</param>
    /// <param name="paragraphs">The text.</param>
    public DocumentFacts Read(Source source, Uri address, IReadOnlyList<DocxParagraph> paragraphs)
    {
        var date = Date(paragraphs);
        var title = Note("title", Styled(paragraphs) is { } styled ? (styled, "title style") : Property("title")) ?? "";
        var speaker = Note("speaker", Property("creator") is (var creator, var origin) && creator.Contains(' ', StringComparison.Ordinal) ? (creator, origin) : source.Country is null ? null : (source.Institution, "source"));
        var country = Note("country", source.Country is null ? null : (source.Country, "source"));
        var language = Note("language", Property("language") ?? (source.Languages is [var only] ? (only, "source") : null)) ?? "und";
        return new DocumentFacts(
            source.Id, title, date, country, speaker, null, null, null, language, address.AbsoluteUri, null, null, country is null ? SpeakerType.Nonstate : SpeakerType.State);
    }

    private PartialDate? Date(IReadOnlyList<DocxParagraph> paragraphs)
    {
        var written = paragraphs.Take(FirstLines).Where(paragraph => paragraph.Text.Length <= LongestMark).Select(paragraph => FileDates.Read(paragraph.Text)).FirstOrDefault(date => date is not null);
        if (written is not null)
        {
            _origins["date"] = "first lines";
            return written;
        }
        if (properties.GetValueOrDefault("created") is not { } created || FileDates.Read(created) is not { } made)
            return null;
        _origins["date"] = "properties";
        return made;
    }

    private static string? Styled(IReadOnlyList<DocxParagraph> paragraphs) =>
        (paragraphs.FirstOrDefault(paragraph => paragraph.Style == "Title") ?? paragraphs.FirstOrDefault(paragraph => paragraph.Style is "Heading1" or "Heading 1"))?.Text;

    private (string Value, string Origin)? Property(string name) =>
        properties.GetValueOrDefault(name) is { Length: > 1 } value ? (value, "properties") : null;

    private string? Note(string fact, (string Value, string Origin)? found)
    {
        if (found is not { } known)
            return null;
        _origins[fact] = known.Origin;
        return known.Value;
    }
}
