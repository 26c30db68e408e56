using System.Text;
using System.Text.Json;
using RhetoricLens.Core;
using RhetoricLens.Core.Outcomes;
using RhetoricLens.Queries;

namespace RhetoricLens.Api;

/// <summary>
/// The one way in which lists are answered: a page as JSON, or as CSV (the address ending in .csv, or Accept: text/csv) or NDJSON (Accept: application/x-ndjson). The last
/// two give the whole list, row by row, unless a limit is set.
/// </summary>
internal static class Lists
{
    private const string CsvType = "text/csv";
    private const string NdjsonType = "application/x-ndjson";

    /// <summary>Maps a list under an address and under the same with .csv; not an empty one in a group, as an ending would become a part of its own.</summary>
    public static void MapList<TAnswer>(this RouteGroupBuilder group, string address, Delegate handler, string summary)
    {
        group.MapGet(address, handler).Produces<TAnswer>(StatusCodes.Status200OK, "application/json", NdjsonType, CsvType).WithSummary(summary);
        group.MapGet(address + ".csv", handler).Produces<string>(StatusCodes.Status200OK, CsvType).WithSummary(summary + ": as a table");
    }

    /// <summary>Answers in the form that was asked for.</summary>
    /// <param name="context">The request.</param>
    /// <param name="limit">Rows asked for; null for the usual page, and for all rows of a table.</param>
    /// <param name="cursor">Where to begin.</param>
    /// <param name="read">Reads a page: rows wanted, cursor.</param>
    /// <param name="json">The page as it is written in JSON.</param>
    public static IResult Answer<T>(HttpContext context, int? limit, string? cursor, Func<int, string?, Outcome<ListPage<T>>> read, Func<ListPage<T>, object> json)
    {
        var rows = Cursors.Rows(limit);
        if (!rows.IsOk)
            return ProblemAnswers.Of(rows.Problem);
        var form = FormOf(context.Request);
        var first = read(form is not null && limit is null ? Limits.MaxPageRows : rows.Value, cursor);
        if (!first.IsOk)
            return ProblemAnswers.Of(first.Problem);
        if (form is null)
            return Answers.Page(context, json(first.Value), first.Value.Next);
        if (limit is not null)
            Answers.LinkNext(context, first.Value.Next);
        var walk = limit is null ? Walk(first.Value, read) : first.Value.Rows;
        return Results.Stream(stream => WriteAsync(stream, form, walk, context.RequestAborted), form + "; charset=utf-8");
    }

    private static IEnumerable<T> Walk<T>(ListPage<T> page, Func<int, string?, Outcome<ListPage<T>>> read)
    {
        while (true)
        {
            foreach (var row in page.Rows)
                yield return row;
            if (page.Next is not { } next)
                yield break;
            var following = read(Limits.MaxPageRows, next);
            page = following.IsOk ? following.Value : throw new InvalidDataException(following.Problem.What);
        }
    }

    private static async Task WriteAsync<T>(Stream stream, string form, IEnumerable<T> rows, CancellationToken cancellation)
    {
        await using var writer = new StreamWriter(stream, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), leaveOpen: true) { NewLine = form == CsvType ? "\r\n" : "\n" };
        try
        {
            var lines = form == CsvType ? Table(rows) : rows.Select(row => JsonSerializer.Serialize(row, JsonShape.Options) + "\n");
            foreach (var line in lines)
                await writer.WriteAsync(line.AsMemory(), cancellation);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            // The status has gone out: a reader can only be told in the stream that it is not whole.
            var message = "The list breaks off here; ask again.";
            await writer.WriteLineAsync((form == CsvType ? "# error: " + message : JsonSerializer.Serialize(new { error = message, code = "internal_error" })).AsMemory(), cancellation);
        }
    }

    private static IEnumerable<string> Table<T>(IEnumerable<T> rows)
    {
        yield return Line(Tidy.Header<T>());
        foreach (var row in rows)
            yield return Line(Tidy.Cells(row));
    }

    private static string Line(IReadOnlyList<string> cells)
    {
        using var line = new StringWriter();
        Csv.Write(line, cells, []);
        return line.ToString();
    }

    private static string? FormOf(HttpRequest request)
    {
        if (request.Path.Value!.EndsWith(".csv", StringComparison.Ordinal))
            return CsvType;
        var wanted = request.GetTypedHeaders().Accept.OrderByDescending(type => type.Quality ?? 1).FirstOrDefault()?.MediaType.Value;
        return wanted switch
        {
            CsvType => CsvType,
            NdjsonType or "application/ndjson" or "application/jsonl" => NdjsonType,
            _ => null,
        };
    }
}
