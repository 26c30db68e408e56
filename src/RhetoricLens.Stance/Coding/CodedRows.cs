using System.Globalization;
using RhetoricLens.Core;
using RhetoricLens.Core.Outcomes;
using RhetoricLens.Stance.Coding.Formats;

namespace RhetoricLens.Stance.Coding;

/// <summary>Checks the values of rows one by one and gathers what is good and what is not.</summary>
/// <param name="name">Stands in the problems.</param>
/// <param name="coder">Who coded the rows that name no coder.</param>
/// <param name="duplicates">Rows taken before, perhaps from other files.</param>
/// <param name="fromExcel">The file may have passed through Excel: what it leaves behind is an error, not a notice.</param>
internal sealed class CodedRows(string name, string coder, Duplicates duplicates, bool fromExcel)
{
    private readonly Dictionary<string, string> _pool = new(StringComparer.Ordinal);

    public List<CodedPassage> Passages { get; } = [];

    public List<Problem> Problems { get; } = [];

    public List<Problem> Notices { get; } = [];

    public void Add(RawRow row)
    {
        if (!row.Fields.IsOk)
        {
            Problems.Add(row.Fields.Problem);
            return;
        }
        var before = Problems.Count;
        var passage = Read(row.Number, row.Fields.Value);
        if (Problems.Count > before || passage is null)
            return;
        if (duplicates.Add(passage, name, row.Number) is { } duplicate)
            Problems.Add(duplicate);
        else
            Passages.Add(passage);
    }

    /// <summary>Reports everything that is wrong with the row; null when it has no label or no text.</summary>
    private CodedPassage? Read(int row, RowFields fields)
    {
        var text = Text(row, fields["text"]);
        var label = Label(row, fields["label"]);
        var language = Language(row, fields["language"]);
        var probability = Probability(row, fields["probability"]);
        CheckCountry(row, fields["country"]);
        CheckId(row, fields["id"]);
        if (text is null || label is null)
            return null;
        return new CodedPassage(
            Given(fields["id"]) ?? "text-" + DocumentId.Sha256(text)[..12], text, label.Value, Pooled(Given(fields["coder"]) ?? coder), language,
            Pooled(fields["register"]), Pooled(fields["kind"]), fields["note"]?.Trim() ?? "", Pooled(Group(fields)), Pooled(fields["source"]))
        {
            Country = Pooled(fields["country"]),
            Year = Pooled(fields["year"]),
            Probability = probability,
        };
    }

    private double? Probability(int row, string? raw)
    {
        if (Given(raw) is not { } given)
            return null;
        if (double.TryParse(given, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && number is > 0 and <= 1)
            return number;
        Refuse<object>("bad_probability", $"\"{given}\" is no probability.", row, "probability", "Leave what labels suggest has written there, above 0 to 1, or nothing.");
        return null;
    }

    private string? Text(int row, string? raw)
    {
        if (raw is null)
            return Refuse<string>("missing_field", "The row has no text.", row, "text", "Add the field text.");
        var text = raw.Trim();
        if (text.Length == 0)
            return Refuse<string>("empty_text", "The text is empty.", row, "text", "Remove the row or add the passage.");
        var damage = DamagedText.Check(raw, Place.Of(name, row, "text")).ToArray();
        (fromExcel ? Problems : Notices).AddRange(damage);
        if (damage.Length == 0 && text.Length > Limits.MaxLabelledTextChars)
            return Refuse<string>("text_too_long", $"The text has {text.Length} characters.", row, "text", $"Cut it into passages of one to four sentences; at most {Limits.MaxLabelledTextChars} characters are taken.");
        return text;
    }

    private CodebookLabel? Label(int row, string? raw)
    {
        if (Given(raw) is not { } given)
            Refuse<object>("missing_field", "The row has no label.", row, "label", "Add the field label.");
        else if (CodebookLabels.Parse(given) is { } label)
            return label;
        else
            Refuse<object>("unknown_label", $"The label '{Short(given)}' is unknown.", row, "label", $"Did you mean {CodebookLabels.Nearest(Short(given))}? The labels are {string.Join(", ", CodebookLabels.Names)}.");
        return null;
    }

    private string Language(int row, string? raw)
    {
        if (Given(raw) is not { } given)
            return JsonText.UnknownLanguage;
        if (Languages.Normal(given) is { } language)
            return Pooled(language);
        Refuse<object>("unknown_language", $"The language '{Short(given)}' is unknown.", row, "language", $"Did you mean {Languages.Nearest(Short(given))}? Use an ISO 639-1 code such as en or zh, or und.");
        return JsonText.UnknownLanguage;
    }

    private void CheckCountry(int row, string? raw)
    {
        if (Given(raw) is not { } country || Countries.Find(country) is not null)
            return;
        var similar = Countries.Similar(country).Select(candidate => $"{candidate.Code} ({candidate.Name})").ToArray();
        Refuse<object>("unknown_country", $"There is no country '{Short(country)}'.", row, "country",
            similar.Length > 0 ? $"Did you mean {string.Join(" or ", similar)}?" : "Use an ISO 3166-1 code such as CHN, or leave the field out.");
    }

    private void CheckId(int row, string? id)
    {
        if (fromExcel && id is not null && DamagedText.IsExcelId(id.Trim()))
            Refuse<object>("excel_artefact", $"The id '{id.Trim()}' looks like a date or number that Excel made of it.", row, "id", "Write ids such as p-17, and format the column as text.");
    }

    private T? Refuse<T>(string code, string what, int row, string field, string remedy)
        where T : class
    {
        Problems.Add(new Problem(code, what, Place.Of(name, row, field), remedy));
        return null;
    }

    private static string? Group(RowFields fields) =>
        Given(fields["group"]) ?? (Given(fields["doc"]) is { } document ? Given(fields["corpus"]) + ":" + document : null);

    private static string? Given(string? value) => string.IsNullOrWhiteSpace(value) ? null : value.Trim();

    /// <summary>Values that many rows share are kept once.</summary>
    private string Pooled(string? value)
    {
        var trimmed = value?.Trim() ?? "";
        if (_pool.TryGetValue(trimmed, out var kept))
            return kept;
        return _pool[trimmed] = trimmed;
    }

    private static string Short(string value) => value.Length <= 40 ? value : value[..40] + "…";
}
