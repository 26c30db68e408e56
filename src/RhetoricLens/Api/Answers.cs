using System.Text;
using RhetoricLens.Core.Outcomes;
using RhetoricLens.Queries;

namespace RhetoricLens.Api;

/// <summary>From what a question gave to the answer over HTTP; the one way for all endpoints.</summary>
internal static class Answers
{
    /// <summary>The value as JSON, or its problem.</summary>
    public static IResult Of<T>(Outcome<T> outcome) => Of(outcome, value => Results.Ok(value));

    /// <summary>The value written in a way of its own, or its problem.</summary>
    public static IResult Of<T>(Outcome<T> outcome, Func<T, IResult> answer) =>
        outcome.IsOk ? answer(outcome.Value) : ProblemAnswers.Of(outcome.Problem);

    /// <summary>The value as a table (RFC 4180), or its problem.</summary>
    public static IResult Table<T>(Outcome<T> outcome, Action<TextWriter, T> write) => Of(outcome, value => Table(value, write));

    /// <summary>A table that fits in memory; long lists are streamed by <see cref="Lists"/>.</summary>
    public static IResult Table<T>(T value, Action<TextWriter, T> write)
    {
        using var writer = new StringWriter();
        write(writer, value);
        return Results.Text(writer.ToString(), "text/csv", Encoding.UTF8);
    }

    /// <summary>Rows as a table with a column for each of their members (<see cref="Tidy"/>), or the problem.</summary>
    public static IResult Rows<T, TRow>(Outcome<T> outcome, Func<T, IEnumerable<TRow>> rows) =>
        Table(outcome, (writer, value) => Csv.Write(writer, Tidy.Header<TRow>(), rows(value).Select(Tidy.Cells)));

    /// <summary>The page of a list, with the address of the next one in the header Link (RFC 8288).</summary>
    public static IResult Page<T>(HttpContext context, T page, string? next)
    {
        LinkNext(context, next);
        return Results.Ok(page);
    }

    /// <summary>Names the next page in the header Link; nothing on the last.</summary>
    public static void LinkNext(HttpContext context, string? next)
    {
        if (next is null)
            return;
        var query = QueryString.Create(context.Request.Query.Where(pair => pair.Key != "cursor")).Add("cursor", next);
        context.Response.Headers.Link = $"<{context.Request.Path}{query}>; rel=\"next\"";
    }
}
