using RhetoricLens.Core;

namespace RhetoricLens.Queries;

/// <summary>A passage of a document with its score.</summary>
/// <param name="Ordinal">Place in the document, from 0.</param>
/// <param name="Start">First character in the text (UTF-16 units).</param>
/// <param name="End">One past the last.</param>
/// <param name="Turn">Index of its voice in <c>turns</c>; null when it is the document's own speaker.</param>
/// <param name="OnTopic">Whether it is about Internet, cyber or ICT policy.</param>
/// <param name="Label">multilateral, multistakeholder, mixed or none.</param>
/// <param name="P">Probabilities of the classes.</param>
/// <param name="Axis">-1 to +1.</param>
public sealed record PassageAnswer(int Ordinal, int Start, int End, int? Turn, bool OnTopic, string Label, ClassProbabilities P, double Axis);

/// <summary>A version of a document in the list of its versions.</summary>
public sealed record VersionAnswer(int Version, DateTimeOffset StoredAt, string TextSha256);

/// <summary>A place where the text was found.</summary>
/// <param name="Document">The document stored from there.</param>
/// <param name="Url">Its address; null for a local file.</param>
/// <param name="Collection">Corpus or source.</param>
/// <param name="Date">As stated there.</param>
/// <param name="Likeness">Share of runs of five words in common with the original; 1 for the original.</param>
public sealed record PlaceAnswer(string Document, string? Url, string Collection, PartialDate? Date, double Likeness);

/// <summary>A document with everything known of it.</summary>
public sealed record DocumentAnswer(
    string Id, string Collection, string Title, PartialDate? Date, DatePrecision? DatePrecision, string? Country, string? Speaker, string? Role, string? Venue, string? Kind,
    string Language, string? Url, string? Cites, string? Verified, SpeakerType SpeakerType, IReadOnlyDictionary<string, string> Extra,
    int Version, DateTimeOffset StoredAt, string TextSha256, string? Model,
    string Text, IReadOnlyList<Turn> Turns, IReadOnlyList<PassageAnswer> Passages, IReadOnlyList<VersionAnswer> Versions)
{
    /// <summary>When a crawl last found it at one of its addresses; null when it came from no crawl.</summary>
    public DateTimeOffset? LastSeenAt { get; init; }

    /// <summary>Since when none of its addresses answers with a page any more; null when one does.</summary>
    public DateTimeOffset? GoneAt { get; init; }

    /// <summary>The document of which this is a copy, and which counts in its place; null when this one counts.</summary>
    public string? CopyOf { get; init; }

    /// <summary>All places where the text was found, the original's first.</summary>
    public IReadOnlyList<PlaceAnswer> Places { get; init; } = [];

    /// <summary>The text in order, cut at passages, each with the voice that begins with it.</summary>
    public IEnumerable<DocumentPiece> Pieces() => DocumentPiece.Cut(Text, Passages, Voice);

    /// <summary>Who speaks in a turn, and for whom; null stands for the document's own speaker.</summary>
    internal string Voice(int? turn)
    {
        var (speaker, country, quoted) = turn is { } index ? (Turns[index].Speaker, Turns[index].Country, Turns[index].IsQuotation) : (Speaker, Country, false);
        var name = speaker ?? "The document";
        return (quoted ? "Quoted: " : "") + (country is null ? name : $"{name} ({Countries.NameOf(country)})");
    }
}

/// <summary>A stretch of a document's text as it is shown.</summary>
/// <param name="Text">The characters.</param>
/// <param name="Passage">The passage; null between passages.</param>
/// <param name="Voice">Whose voice begins here; null when it goes on.</param>
public sealed record DocumentPiece(string Text, PassageAnswer? Passage, string? Voice)
{
    /// <summary>A text cut at its passages.</summary>
    /// <param name="text">The whole text.</param>
    /// <param name="passages">In reading order.</param>
    /// <param name="voice">Name of the voice of a turn.</param>
    public static IEnumerable<DocumentPiece> Cut(string text, IReadOnlyList<PassageAnswer> passages, Func<int?, string?> voice)
    {
        var at = 0;
        int? turn = null;
        foreach (var passage in passages)
        {
            if (passage.Start > at)
                yield return new DocumentPiece(text[at..passage.Start], null, null);
            var begins = passage.Turn == turn ? null : voice(passage.Turn);
            turn = passage.Turn;
            yield return new DocumentPiece(text[passage.Start..passage.End], passage, begins);
            at = passage.End;
        }
        if (at < text.Length)
            yield return new DocumentPiece(text[at..], null, null);
    }
}

/// <summary>A country or grouping in the store.</summary>
/// <param name="Code">Of the country table.</param>
/// <param name="Name">Short English name.</param>
/// <param name="Kind">country, historic or grouping.</param>
/// <param name="Documents">Documents stored.</param>
/// <param name="Stance">Stance over all time; null when no passage takes a position.</param>
public sealed record CountryAnswer(string Code, string Name, CountryKind Kind, int Documents, TrendPoint? Stance);
