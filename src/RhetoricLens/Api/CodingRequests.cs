using RhetoricLens.Core;
using RhetoricLens.Core.Outcomes;
using RhetoricLens.Documents.Store;
using RhetoricLens.Queries.Labels;
using RhetoricLens.Stance.Coding;

namespace RhetoricLens.Api;

/// <summary>A decision of a coder.</summary>
/// <param name="Id">In the order of decisions, over all sets.</param>
/// <param name="Passage">By which the set knows the passage.</param>
/// <param name="Text">The passage.</param>
/// <param name="Document">Document it stands in; null when unknown.</param>
/// <param name="Start">First character in the document's text (UTF-16 units).</param>
/// <param name="End">One past the last.</param>
/// <param name="Coder">Who decided.</param>
/// <param name="Label">As the codebook spells it; null when the coder passed the passage over.</param>
/// <param name="Note">A comment; may be empty.</param>
/// <param name="Blind">Whether country, speaker, source and the model's opinion were hidden.</param>
/// <param name="Settles">Whether it settles what coders disagree on.</param>
/// <param name="CodedAt">When it was made.</param>
/// <param name="UndoneAt">When it was withdrawn; null when it was not.</param>
public sealed record CodingAnswer(
    long Id, string Passage, string Text, string? Document, int? Start, int? End, string Coder, string? Label, string Note, bool Blind, bool Settles, DateTimeOffset CodedAt, DateTimeOffset? UndoneAt)
{
    internal static CodingAnswer Of(Coding coding) => new(
        coding.Id, coding.Passage.Id, coding.Passage.Text, coding.Passage.DocumentId, coding.Passage.Start, coding.Passage.End, coding.Coder,
        coding.Label.Length > 0 ? coding.Label : null, coding.Note, coding.IsBlind, coding.Settles, coding.CodedAt, coding.UndoneAt);
}

/// <summary>A decision to be kept.</summary>
/// <param name="Document">Document of the store.</param>
/// <param name="Start">First character of the passage in its text (UTF-16 units).</param>
/// <param name="End">One past the last.</param>
/// <param name="Coder">Who decides.</param>
/// <param name="Label">multilateral, multistakeholder, mixed, none, neutral or off-topic; left out: passed over.</param>
/// <param name="Note">A comment.</param>
/// <param name="Blind">Whether country, speaker, source and the model's opinion were hidden.</param>
/// <param name="Probability">With which the passage was offered, as suggestions state it.</param>
public sealed record CodingRequest(string? Document, int Start, int End, string? Coder, string? Label = null, string? Note = null, bool Blind = false, double? Probability = null)
{
    internal Outcome<Coding> Keep(Workspace workspace, string set)
    {
        if (workspace.Labels().Refuses(set) is { } refusal)
            return refusal;
        var coder = Coders.Name(Coder);
        if (!coder.IsOk)
            return coder.Problem;
        if (Label is not null && CodebookLabels.Parse(Label) is null)
            return new Problem("unknown_label", $"The label '{Label}' is unknown.", "/label", $"The labels are {string.Join(", ", CodebookLabels.Names)}.");
        if (Probability is <= 0 or > 1)
            return new Problem("bad_probability", "A probability is above 0 and at most 1.", "/probability", "Leave what suggestions have stated, or nothing.");
        if (workspace.Store.Documents.Get(Document ?? "") is not { } document)
            return new Problem("unknown_document", $"There is no document '{Document}'.", "/document", "See /v1/documents.");
        if (Start < 0 || End <= Start || End > document.Content.Text.Length || End - Start > Limits.MaxLabelledTextChars || document.Content.Text[Start..End].Trim().Length == 0)
            return new Problem("bad_range", $"The document's text has no passage from {Start} to {End}.", "/start, /end", $"Give UTF-16 offsets of at most {Limits.MaxLabelledTextChars} characters within its {document.Content.Text.Length}.");
        return workspace.Decide(new Coding(set, ShownPassage.Place(document, Start, End, Probability), coder.Value, Label is { } label ? CodebookLabels.Name(CodebookLabels.Parse(label)!.Value) : "", Blind, Note: Note?.Trim() ?? ""));
    }
}
