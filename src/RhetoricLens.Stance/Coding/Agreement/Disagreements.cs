using System.Text.Json;
using CsvHelper;
using RhetoricLens.Stance.Coding.Formats;

namespace RhetoricLens.Stance.Coding.Agreement;

/// <summary>Lists what is to be adjudicated, also as a sheet to be filled in.</summary>
public static class Disagreements
{
    /// <summary>
    /// Writes a sheet with the columns <c>id, text, label, coder</c> and one for each coder. Filled in under <c>label</c>, it can be imported: its rows then
    /// settle the matter, for their coder is <see cref="CodedUnit.Adjudicator"/>.
    /// </summary>
    public static void WriteCsv(Stream stream, AgreementReport report)
    {
        using var csv = CsvWriter.Create(stream, new CsvWriterOptions { NewLine = "\n" }, leaveOpen: true);
        csv.WriteRecord((string[])["id", "text", "label", "coder", .. report.Coders.Select(coder => "by " + coder)]);
        foreach (var row in report.Disagreements)
        {
            string[] cells = [row.Id, row.Text, row.Adjudicated ?? "", CodedUnit.Adjudicator, .. report.Coders.Select(coder => row.Labels.GetValueOrDefault(coder, ""))];
            csv.WriteRecord(Array.ConvertAll(cells, CsvGuard.Protect));
        }
    }

    /// <summary>Writes one object a line: id, text, label, coder, and each coder's label under <c>by</c>.</summary>
    public static void WriteJsonl(Stream stream, AgreementReport report)
    {
        foreach (var row in report.Disagreements)
        {
            using (var json = JsonText.Writer(stream))
                WriteRow(json, row);
            stream.WriteByte((byte)'\n');
        }
    }

    internal static IReadOnlyList<Disagreement> Of(CodedSet set) => [.. CodedUnit.Of(set.Passages)
        .Select(unit => (Unit: unit, Codings: unit.Codings.Where(coding => coding.Coder != CodedUnit.Adjudicator).ToArray()))
        .Where(unit => unit.Codings.DistinctBy(coding => coding.Stance).Count() > 1)
        .Select(unit => new Disagreement(
            unit.Unit.Id, unit.Unit.Text,
            new SortedDictionary<string, string>(unit.Codings.ToDictionary(coding => coding.Coder, coding => CodebookLabels.Name(coding.Label)), StringComparer.Ordinal),
            unit.Unit.Codings.FirstOrDefault(coding => coding.Coder == CodedUnit.Adjudicator) is { } settled ? CodebookLabels.Name(settled.Label) : null)
        {
            Notes = new SortedDictionary<string, string>(unit.Codings.Where(coding => coding.Note.Length > 0).ToDictionary(coding => coding.Coder, coding => coding.Note), StringComparer.Ordinal),
        })];

    private static void WriteRow(Utf8JsonWriter json, Disagreement row)
    {
        json.WriteStartObject();
        json.WriteString("id", row.Id);
        json.WriteString("text", row.Text);
        json.WriteString("label", row.Adjudicated ?? "");
        json.WriteString("coder", CodedUnit.Adjudicator);
        json.WriteStartObject("by");
        foreach (var (coder, label) in row.Labels)
            json.WriteString(coder, label);
        json.WriteEndObject();
        json.WriteEndObject();
    }
}
