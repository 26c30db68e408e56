using RhetoricLens.Core.Outcomes;
using RhetoricLens.Stance.Coding.Formats;

namespace RhetoricLens.Stance.Coding;

/// <summary>Keeps sets free of contradictions: an id stands for one text, and a coder decides once on a text.</summary>
internal sealed class Duplicates
{
    private readonly Dictionary<string, string> _textOf = new(StringComparer.Ordinal);
    private readonly Dictionary<(string Text, string Coder), (CodebookLabel Label, string Name, int Row)> _decisions = [];

    /// <summary>Remembers a row; or says what it repeats, and forgets it.</summary>
    /// <param name="passage">The row.</param>
    /// <param name="name">Its file or set.</param>
    /// <param name="row">Its number; 0 when rows are named by id.</param>
    public Problem? Add(CodedPassage passage, string name, int row)
    {
        if (_textOf.TryGetValue(passage.Id, out var text) && text != passage.Text)
            return Of("duplicate_id", $"The id '{passage.Id}' was used before, for another text.", "id", "Give each passage its own id.");
        if (!_decisions.TryAdd((passage.Text, passage.Coder), (passage.Label, name, row)))
            return Repeated(_decisions[(passage.Text, passage.Coder)]);
        _textOf.TryAdd(passage.Id, passage.Text);
        return null;

        Problem Repeated((CodebookLabel Label, string Name, int Row) first)
        {
            var where = (first.Row > 0 ? $"row {first.Row}" : first.Name) + (first.Row > 0 && first.Name != name ? " of " + first.Name : "");
            var who = passage.Coder.Length > 0 ? $" by coder {passage.Coder}" : "";
            return first.Label == passage.Label
                ? Of("duplicate_text", $"The text stands in {where} already{who}.", "text", "Remove one of the rows.")
                : Of("conflicting_label", $"The text stands in {where} with the label {CodebookLabels.Name(first.Label)}{who}.", "label", "Decide on one label, or name the coders.");
        }

        Problem Of(string code, string what, string field, string remedy) =>
            new(code, what, Place.Of(row > 0 ? name : $"{name}, id {passage.Id}", row, field), remedy);
    }
}
