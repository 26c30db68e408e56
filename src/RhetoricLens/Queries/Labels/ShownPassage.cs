using System.Globalization;
using RhetoricLens.Core;
using RhetoricLens.Documents.Store;
using RhetoricLens.Stance.Coding;
using RhetoricLens.Stance.Score;

namespace RhetoricLens.Queries.Labels;

/// <summary>A passage as a coder reads it.</summary>
/// <param name="Passage">What is decided on.</param>
/// <param name="Before">The sentence before it; empty where there is none or the document is not at hand.</param>
/// <param name="After">The sentence after it.</param>
/// <param name="Document">The document; null when it is not at hand.</param>
public sealed record ShownPassage(PassageToCode Passage, string Before, string After, StoredDocument? Document)
{
    /// <summary>Characters on either side in which a neighbouring sentence is looked for.</summary>
    private const int Around = 700;

    /// <summary>Looks the passage's surroundings up.</summary>
    public static ShownPassage Of(Workspace workspace, PassageToCode passage)
    {
        if (passage.DocumentId is not { } id || workspace.Store.Documents.Get(id) is not { } document)
            return new ShownPassage(passage, "", "", null);
        var text = document.Content.Text;
        var start = IsAt(text, passage) ? passage.Start!.Value : text.IndexOf(passage.Text, StringComparison.Ordinal);
        return start < 0
            ? new ShownPassage(passage, "", "", document)
            : new ShownPassage(passage, LastSentence(text[Math.Max(0, start - Around)..start]), FirstSentence(text[(start + passage.Text.Length)..Math.Min(text.Length, start + passage.Text.Length + Around)]), document);
    }

    /// <summary>A suggestion as a passage to be coded.</summary>
    public static PassageToCode Place(Workspace workspace, SuggestionRow row)
    {
        var document = workspace.Store.Documents.Get(row.Document!);
        return new PassageToCode(row.Id, row.Text.Trim(), row.Language)
        {
            DocumentId = row.Document, TextSha256 = document?.TextSha256, Start = row.Start, End = row.End, Country = row.Country ?? "",
            Year = document?.Content.Facts.Date?.Start.Year.ToString(CultureInfo.InvariantCulture) ?? "", Probability = row.Probability,
        };
    }

    /// <summary>A coded row as a passage to be coded again.</summary>
    public static PassageToCode Place(Workspace workspace, CodedPassage row)
    {
        var document = row.Group.Length > 0 ? workspace.Store.Documents.Get(row.Group) : null;
        var start = document?.Content.Text.IndexOf(row.Text, StringComparison.Ordinal) ?? -1;
        return new PassageToCode(row.Id, row.Text, row.Language)
        {
            DocumentId = row.Group.Length > 0 ? row.Group : null, TextSha256 = document?.TextSha256,
            Start = start < 0 ? null : start, End = start < 0 ? null : start + row.Text.Length,
            Country = row.Country, Year = row.Year, Probability = row.Probability,
        };
    }

    /// <summary>A stretch of a document as a passage to be coded.</summary>
    public static PassageToCode Place(StoredDocument document, int start, int end, double? probability)
    {
        var (content, text) = (document.Content, document.Content.Text[start..end]);
        var country = content.Turns.FirstOrDefault(turn => turn.Start <= start && end <= turn.End) is { } turn ? turn.Country : content.Facts.Country;
        return new PassageToCode(string.Create(CultureInfo.InvariantCulture, $"{content.Id}:{start}-{end}"), text.Trim(), content.Facts.Language)
        {
            DocumentId = content.Id, TextSha256 = document.TextSha256, Start = start + (text.Length - text.TrimStart().Length), End = end - (text.Length - text.TrimEnd().Length),
            Country = country ?? "", Year = content.Facts.Date?.Start.Year.ToString(CultureInfo.InvariantCulture) ?? "", Probability = probability,
        };
    }

    private static bool IsAt(string text, PassageToCode passage) =>
        passage.Start is { } start && start >= 0 && start + passage.Text.Length <= text.Length && string.CompareOrdinal(text, start, passage.Text, 0, passage.Text.Length) == 0;

    private static string LastSentence(string text) => SentenceSplitter.Split(text) is { Count: > 0 } sentences ? text[sentences[^1].Start..sentences[^1].End] : "";

    private static string FirstSentence(string text) => SentenceSplitter.Split(text) is { Count: > 0 } sentences ? text[sentences[0].Start..sentences[0].End] : "";
}
