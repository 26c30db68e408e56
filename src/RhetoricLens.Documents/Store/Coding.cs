using RhetoricLens.Core;

namespace RhetoricLens.Documents.Store;

/// <summary>A passage that a coder is shown.</summary>
/// <param name="Id">By which the labelled set knows it.</param>
/// <param name="Text">Its words, without white space around them.</param>
/// <param name="Language">BCP 47; <c>und</c> when unknown.</param>
public sealed record PassageToCode(string Id, string Text, string Language)
{
    /// <summary>Document it stands in; null when it is not from the store.</summary>
    public string? DocumentId { get; init; }

    /// <summary>SHA-256 of the document's text at the time (<see cref="StoredDocument.TextSha256"/>).</summary>
    public string? TextSha256 { get; init; }

    /// <summary>First character in that text (UTF-16 units).</summary>
    public int? Start { get; init; }

    /// <summary>One past the last.</summary>
    public int? End { get; init; }

    /// <summary>Country of the voice; empty when there is none or it is not known.</summary>
    public string Country { get; init; } = "";

    /// <summary>Year of the text; empty when unknown.</summary>
    public string Year { get; init; } = "";

    /// <summary>Probability with which it was drawn, above 0 to 1; null when unknown.</summary>
    public double? Probability { get; init; }

    /// <summary>What tells passages apart: the same words are the same passage.</summary>
    public string Sha256 => RhetoricLens.Core.DocumentId.Sha256(Text);
}

/// <summary>A decision of a coder.</summary>
/// <param name="Set">Labelled set to which it belongs.</param>
/// <param name="Passage">What was decided on.</param>
/// <param name="Coder">Who decided.</param>
/// <param name="Label">As the codebook spells it; empty when the coder passed the passage over.</param>
/// <param name="IsBlind">Whether country, speaker, source and the model's opinion were hidden.</param>
/// <param name="Settles">Whether it settles what coders disagree on.</param>
/// <param name="Note">A comment; may be empty.</param>
public sealed record Coding(string Set, PassageToCode Passage, string Coder, string Label, bool IsBlind, bool Settles = false, string Note = "")
{
    /// <summary>Number in the order of decisions; 0 for one that is not stored.</summary>
    public long Id { get; init; }

    /// <summary>When it was made.</summary>
    public DateTimeOffset CodedAt { get; init; }

    /// <summary>When it was withdrawn; null when it was not.</summary>
    public DateTimeOffset? UndoneAt { get; init; }
}

/// <summary>A set that was coded in the browser.</summary>
/// <param name="Name">The set.</param>
/// <param name="Codings">Decisions, those withdrawn and superseded among them.</param>
/// <param name="LastAt">When the last was made.</param>
public sealed record CodedInStore(string Name, int Codings, DateTimeOffset LastAt);
