using CsvHelper;
using RhetoricLens.Core;
using RhetoricLens.Core.Outcomes;

namespace RhetoricLens.Stance.Validate;

/// <summary>Reads the criteria that travel with the program: tables with the columns iso3, value, source and verified.</summary>
public static class CriteriaReader
{
    private static readonly string[] Columns = ["iso3", "value", "source", "verified"];

    /// <summary>All of <see cref="Criterion.All"/>; a problem when a file is missing or is not such a table.</summary>
    public static Outcome<IReadOnlyList<CriterionFacts>> Read(string folder)
    {
        var all = new List<CriterionFacts>();
        foreach (var criterion in Criterion.All)
        {
            var facts = Read(folder, criterion);
            if (!facts.IsOk)
                return facts.Problem;
            all.Add(facts.Value);
        }
        return all;
    }

    private static Outcome<CriterionFacts> Read(string folder, Criterion criterion)
    {
        var path = Path.Combine(folder, criterion.Id + ".csv");
        try
        {
            using var csv = CsvReader.FromFile(path, new CsvReaderOptions { DetectSeparatorHint = false });
            return csv.Headers.SequenceEqual(Columns) ? Facts(csv, criterion, path) : Bad(path, "Its columns are not iso3, value, source, verified.");
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or CsvFormatException or InvalidDataException)
        {
            return Bad(path, failure.Message);
        }
    }

    private static Outcome<CriterionFacts> Facts(CsvReader csv, Criterion criterion, string path)
    {
        var facts = new Dictionary<string, CriterionFact>(StringComparer.Ordinal);
        while (csv.Read())
        {
            var row = csv.RowNumber + 1;
            if (csv.FieldCount != Columns.Length)
                return Bad(path, $"Row {row} does not have four cells.");
            if (Countries.Find(csv.GetString(0)) is not { Kind: CountryKind.Country } country || !facts.TryAdd(country.Code, new CriterionFact(csv.GetString(1), csv.GetString(3) == "yes")))
                return Bad(path, $"Row {row} names no country, or one that was named before.");
        }
        return new CriterionFacts(criterion, facts);
    }

    private static Problem Bad(string path, string why) =>
        new("criterion_unreadable", "A criterion cannot be read: " + why, path, "Install the program anew, or restore the file.");
}
