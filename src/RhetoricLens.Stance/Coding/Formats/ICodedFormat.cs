using RhetoricLens.Core.Outcomes;

namespace RhetoricLens.Stance.Coding.Formats;

/// <summary>One file format of coded passages, in and out.</summary>
internal interface ICodedFormat
{
    /// <summary>Rows in order, before anything about their values is judged; a fault of the whole file comes as row 0 and ends the reading.</summary>
    IEnumerable<RawRow> Read(RawFile file);

    void Write(Stream stream, IReadOnlyList<CodedPassage> passages);
}

/// <summary>A file that is open for reading, behind its byte order mark.</summary>
/// <param name="Stream">The content.</param>
/// <param name="Name">File name without folder.</param>
/// <param name="Notices">Where a format puts what it passes over.</param>
internal sealed record RawFile(Stream Stream, string Name, List<Problem> Notices)
{
    public Problem Problem(string code, string what, int row, string field, string remedy) =>
        new(code, what, Place.Of(Name, row, field), remedy);
}

/// <summary>A row as its format gives it.</summary>
/// <param name="Number">Line, record or task in the file, from 1; 0 for the file itself.</param>
/// <param name="Fields">Its values, or why they cannot be read.</param>
internal readonly record struct RawRow(int Number, Outcome<RowFields> Fields);

/// <summary>The known fields of one row.</summary>
internal sealed class RowFields
{
    /// <summary>The fields that are kept or checked; all others are passed over.</summary>
    public static readonly string[] Known =
        ["id", "text", "label", "coder", "language", "register", "kind", "note", "group", "corpus", "doc", "source", "country", "year", "probability"];

    private readonly string?[] _values = new string?[Known.Length];

    /// <summary>Null when the field is absent.</summary>
    public string? this[string name]
    {
        get => _values[Array.IndexOf(Known, name)];
        set => _values[Array.IndexOf(Known, name)] = value;
    }

    public static bool IsKnown(string name) => Array.IndexOf(Known, name) >= 0;
}

/// <summary>Where something stands, in the words of all problems.</summary>
internal static class Place
{
    public static string Of(string name, int row, string field = "") =>
        name + (row > 0 ? FormattableString.Invariant($", row {row}") : "") + (field.Length > 0 ? ", field " + field : "");
}
