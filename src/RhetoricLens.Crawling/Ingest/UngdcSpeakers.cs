using System.Globalization;
using System.Text;
using ExcelDataReader;
using ExcelDataReader.Exceptions;
using RhetoricLens.Core.Outcomes;
using RhetoricLens.Crawling.Text;

namespace RhetoricLens.Crawling.Ingest;

/// <summary>Who spoke for which state in which session, from the workbook that comes with the UN General Debate Corpus.</summary>
internal sealed class UngdcSpeakers
{
    private const int SessionColumn = 1, CountryColumn = 2, NameColumn = 4, PostColumn = 5;

    // The workbook reader asks for windows-1252 whatever the file; the platform knows it only when told.
    static UngdcSpeakers() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    /// <summary>Codes that the workbook has mistyped, and those of its file names that it has not: with them 32 more speeches have a speaker.</summary>
    private static readonly Dictionary<string, string> Mistyped = new(StringComparer.Ordinal)
    {
        ["YDYE"] = "YMD", ["POR"] = "PRT", ["PAR"] = "PRY", ["PKR"] = "PRK", ["EC"] = "EU", ["ZFA"] = "ZAF", ["DKN"] = "DNK", ["CZK"] = "CSK",
    };

    private readonly Dictionary<(string Country, int Session), (string? Name, string? Post)> _rows = [];

    /// <summary>Reads the workbook from the first folder that has it; speeches are read without names when none does.</summary>
    public static (UngdcSpeakers Table, Problem? Problem) Find(IEnumerable<string> folders, string fileName)
    {
        var table = new UngdcSpeakers();
        var path = folders
            .SelectMany(folder => new[] { folder, Path.Combine(folder, "..") })
            .Select(folder => Path.Combine(folder, fileName))
            .FirstOrDefault(File.Exists);
        if (path is null)
            return (table, null);
        try
        {
            table.Load(path);
            return (table, null);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or ExcelReaderException or InvalidDataException or System.Xml.XmlException)
        {
            return (table, new Problem("unreadable_speakers", "The table of speakers cannot be read: " + failure.Message, fileName, "Download it again; the speeches are read without their speakers' names."));
        }
    }

    /// <summary>Name and post; nulls when the workbook does not have the speech.</summary>
    public (string? Name, string? Post) Find(string country, int session) => _rows.GetValueOrDefault((country, session));

    private void Load(string path)
    {
        using var stream = File.OpenRead(path);
        using var reader = ExcelReaderFactory.CreateOpenXmlReader(stream);
        while (reader.Read())
        {
            if (reader.FieldCount > PostColumn
                && int.TryParse(Cell(reader, SessionColumn), NumberStyles.Integer, CultureInfo.InvariantCulture, out var session)
                && Cell(reader, CountryColumn) is { } country)
                _rows.TryAdd((Mistyped.GetValueOrDefault(country, country), session), (Cell(reader, NameColumn), Cell(reader, PostColumn)));
        }
    }

    private static string? Cell(IExcelDataReader reader, int column)
    {
        var text = TextClean.SingleSpaced(Convert.ToString(reader.GetValue(column), CultureInfo.InvariantCulture) ?? "");
        return text.Length > 0 ? text : null;
    }
}
