using System.Globalization;
using RhetoricLens.Core;
using RhetoricLens.Core.Outcomes;

namespace RhetoricLens.Stance.Train;

/// <summary>Checks rows one by one and gathers what is good and what is not.</summary>
internal sealed class LabelledRows(string name)
{
    private readonly List<LabelledPassage> _passages = [];
    private readonly List<Problem> _problems = [];
    private readonly Dictionary<string, (int Row, StanceLabel Label)> _texts = new(StringComparer.Ordinal);
    private readonly HashSet<string> _ids = new(StringComparer.Ordinal);

    public LabelledSet ToSet() => new(name, _passages, _problems);

    /// <param name="row">Line in the file, from 1.</param>
    /// <param name="field">Value of a field; null when it is missing.</param>
    public void Add(int row, Func<string, string?> field)
    {
        var text = field("text");
        if (text is null)
            Refuse("missing_field", "The row has no text.", row, "text", "Add the field text.");
        else if (string.IsNullOrWhiteSpace(text))
            Refuse("empty_text", "The text is empty.", row, "text", "Remove the row or add the passage.");
        else if (field("label") is not { } labelName)
            Refuse("missing_field", "The row has no label.", row, "label", "Add the field label.");
        else if (StanceLabels.Parse(labelName) is not { } label)
            Refuse("unknown_label", $"The label '{labelName}' is unknown.", row, "label", "Use multilateral, multistakeholder, mixed, neutral, off-topic or none.");
        else if (IsNew(row, text.Trim(), label, field("id")))
            _passages.Add(ToPassage(row, text.Trim(), label, field));
    }

    public void Refuse(string code, string what, int row, string field, string remedy)
    {
        var place = string.Create(CultureInfo.InvariantCulture, $"{name}, row {row}");
        _problems.Add(new Problem(code, what, field.Length > 0 ? $"{place}, field {field}" : place, remedy));
    }

    private bool IsNew(int row, string text, StanceLabel label, string? id)
    {
        if (id is not null && !_ids.Add(id))
        {
            Refuse("duplicate_id", $"The id '{id}' was used before.", row, "id", "Give each row its own id.");
            return false;
        }
        if (_texts.TryAdd(text, (row, label)))
            return true;
        var (first, other) = _texts[text];
        if (other == label)
            Refuse("duplicate_text", $"The text stands in row {first} already.", row, "text", "Remove one of the rows.");
        else
            Refuse("conflicting_label", $"The text stands in row {first} with the label {StanceLabels.Name(other)}.", row, "label", "Decide on one label.");
        return false;
    }

    private static LabelledPassage ToPassage(int row, string text, StanceLabel label, Func<string, string?> field)
    {
        var id = field("id") ?? "row-" + row.ToString("D6", CultureInfo.InvariantCulture);
        var document = field("doc") is { } doc ? field("corpus") + ":" + doc : null;
        return new LabelledPassage(id, text, label, field("group") ?? document ?? id, field("language") ?? "und", field("kind") ?? "");
    }
}
