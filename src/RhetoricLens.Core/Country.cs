using System.Collections.Frozen;

namespace RhetoricLens.Core;

/// <summary>What a code in the country table stands for.</summary>
public enum CountryKind
{
    /// <summary>An ISO 3166-1 country or territory.</summary>
    Country,

    /// <summary>A state of the past, with its ISO 3166-3 code (SUN, YUG, DDR, CSK ...).</summary>
    Historic,

    /// <summary>A union, alliance or meeting that speaks as one (EU, G77, SCO ...); never a country code.</summary>
    Grouping,
}

/// <summary>Who speaks: a country or a grouping.</summary>
/// <param name="Code">ISO 3166-1 alpha-3 (or 3166-3), or the grouping's own short name.</param>
/// <param name="Alpha2">ISO 3166-1 alpha-2; empty for groupings.</param>
/// <param name="Name">Short English name.</param>
/// <param name="Kind">Country, historic state or grouping.</param>
public sealed record Country(string Code, string Alpha2, string Name, CountryKind Kind);

/// <summary>The table of countries and groupings (ISO 3166-1 and 3166-3; groupings of the field).</summary>
public static class Countries
{
    private static readonly IReadOnlyList<Country> Table = Read();
    private static readonly FrozenDictionary<string, Country> ByCode =
        Table.ToFrozenDictionary(country => country.Code, StringComparer.OrdinalIgnoreCase);
    private static readonly FrozenDictionary<string, Country> ByAlpha2 =
        Table.Where(country => country.Alpha2.Length == 2).ToFrozenDictionary(country => country.Alpha2, StringComparer.OrdinalIgnoreCase);
    private static readonly FrozenDictionary<string, Country> ByName =
        Table.DistinctBy(country => country.Name, StringComparer.OrdinalIgnoreCase).ToFrozenDictionary(country => country.Name, StringComparer.OrdinalIgnoreCase);

    /// <summary>All of them, in the order of the table.</summary>
    public static IReadOnlyList<Country> All => Table;

    /// <summary>Finds by alpha-3, grouping code, alpha-2 or English name, in any case; null when unknown.</summary>
    public static Country? Find(string? text)
    {
        var key = (text ?? "").Trim();
        if (key.Length == 0)
            return null;
        // A code in the table wins over alpha-2, so that EU is the union and AU the African Union; write AUS for Australia.
        return ByCode.GetValueOrDefault(key) ?? ByAlpha2.GetValueOrDefault(key) ?? ByName.GetValueOrDefault(key);
    }

    /// <summary>The English name of a code, or the code itself when it is not in the table.</summary>
    public static string NameOf(string code) => ByCode.GetValueOrDefault(code)?.Name ?? code;

    /// <summary>Known codes closest to a mistyped one, for error messages: same first letters or a shared name beginning.</summary>
    public static IReadOnlyList<Country> Similar(string text) => Table
        .Where(country => text.Length >= 2
            && (country.Code.StartsWith(text[..2], StringComparison.OrdinalIgnoreCase)
                || country.Name.StartsWith(text[..Math.Min(4, text.Length)], StringComparison.OrdinalIgnoreCase)))
        .Take(3)
        .ToArray();

    private static List<Country> Read()
    {
        using var stream = typeof(Countries).Assembly.GetManifestResourceStream("countries.tsv")
            ?? throw new InvalidOperationException("The embedded country table is missing.");
        using var reader = new StreamReader(stream);
        reader.ReadLine();
        var table = new List<Country>();
        while (reader.ReadLine() is { } line)
        {
            var cells = line.Split('\t');
            table.Add(new Country(cells[0], cells[1], cells[2], Enum.Parse<CountryKind>(cells[3], ignoreCase: true)));
        }
        return table;
    }
}
