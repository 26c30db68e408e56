using System.Text;
using RhetoricLens.Core;
using RhetoricLens.Core.Outcomes;

namespace RhetoricLens.Queries;

/// <summary>Some rows of a list, and where it goes on.</summary>
/// <param name="Rows">At most as many as were asked for.</param>
/// <param name="Next">Cursor of the next page; null on the last.</param>
public sealed record ListPage<T>(IReadOnlyList<T> Rows, string? Next)
{
    /// <summary>The same page of other rows.</summary>
    public ListPage<TOther> Select<TOther>(Func<T, TOther> change) => new([.. Rows.Select(change)], Next);
}

/// <summary>Makes pages.</summary>
public static class ListPages
{
    /// <summary>A page of rows that were read one further than wanted.</summary>
    /// <param name="rows">Up to <paramref name="take"/> + 1.</param>
    /// <param name="take">Most rows wanted.</param>
    /// <param name="key">What the next page begins after.</param>
    public static ListPage<T> Of<T>(IReadOnlyList<T> rows, int take, Func<T, string> key) =>
        rows.Count > take ? new([.. rows.Take(take)], Cursors.Write(key(rows[take - 1]))) : new(rows, null);
}

/// <summary>Cursors: where a walk along a list stands, opaque to whoever walks.</summary>
public static class Cursors
{
    /// <summary>Rows of a page when none are asked for.</summary>
    public const int DefaultRows = 50;

    /// <summary>A cursor for the key of a row.</summary>
    public static string Write(string key) => Convert.ToBase64String(Encoding.UTF8.GetBytes(key)).TrimEnd('=').Replace('+', '-').Replace('/', '_');

    /// <summary>The key; empty for no cursor.</summary>
    public static Outcome<string> Read(string? cursor)
    {
        if (string.IsNullOrEmpty(cursor))
            return "";
        var bytes = new byte[cursor.Length];
        var padded = cursor.Replace('-', '+').Replace('_', '/').PadRight((cursor.Length + 3) / 4 * 4, '=');
        return Convert.TryFromBase64String(padded, bytes, out var length) ? Encoding.UTF8.GetString(bytes, 0, length) : Bad;
    }

    /// <summary>A cursor whose key is a number; null for no cursor.</summary>
    public static Outcome<long?> ReadNumber(string? cursor)
    {
        var key = Read(cursor);
        if (!key.IsOk || key.Value.Length == 0)
            return key.IsOk ? (Outcome<long?>)(long?)null : key.Problem;
        return long.TryParse(key.Value, System.Globalization.CultureInfo.InvariantCulture, out var number) ? (Outcome<long?>)(long?)number : Bad;
    }

    /// <summary>Rows asked for, within the limit.</summary>
    public static Outcome<int> Rows(int? limit) => limit is < 1 or > Limits.MaxPageRows
        ? new Problem("bad_limit", $"{limit} rows cannot be asked for.", "limit", $"Ask for 1 to {Limits.MaxPageRows}.")
        : limit ?? DefaultRows;

    /// <summary>The answer to a cursor that the program did not give.</summary>
    public static Problem Bad => new("bad_cursor", "This cursor was not given by the program.", "cursor", "Leave it out for the first page, and take \"next\" of the answer for each further one.");
}
