using System.Globalization;
using RhetoricLens.Core;
using RhetoricLens.Core.Outcomes;

namespace RhetoricLens.Documents.Index.Queries;

/// <summary>Values that are a span: one, [a TO b] with * for an open end, or a comparison.</summary>
internal static class FieldSpans
{
    internal static Outcome<QueryNode> Dates(string value, QueryToken token)
    {
        if (Ends(value) is not { } ends)
            return BadDate(value, token);
        var (from, to) = (Day(ends.Low, last: !ends.WithLow), Day(ends.High, last: ends.WithHigh));
        if (!from.Read || !to.Read)
            return BadDate(value, token);
        // An excluded end is the day before or after.
        var (first, final) = (ends.WithLow ? from.Day : from.Day?.AddDays(1), ends.WithHigh ? to.Day : to.Day?.AddDays(-1));
        return first > final
            ? QueryLexer.Bad("bad_value", $"The span {value} ends before it begins.", token.ValueAt, "Exchange the two.")
            : new QueryNode.Dated(first, final, token.ValueAt);
    }

    internal static Outcome<QueryNode> Axis(string value, QueryToken token)
    {
        if (value[0] is '<' or '>' or '[' && Ends(value) is { } ends
            && Number(ends.Low, double.NegativeInfinity) is { } low && Number(ends.High, double.PositiveInfinity) is { } high && low <= high)
            return new QueryNode.Stance(new AxisSpan(low, ends.WithLow, high, ends.WithHigh), token.ValueAt);
        return QueryLexer.Bad("bad_value", $"\"{value}\" is no span of the axis from -1 to 1.", token.ValueAt, "Write stance:<-0.3, stance:>=0.5 or stance:[-0.2 TO 0.2].");
    }

    /// <summary>Null when the value is no span; an open end is *.</summary>
    private static (string Low, bool WithLow, string High, bool WithHigh)? Ends(string value)
    {
        if (value.StartsWith('['))
            return value.TrimStart('[').TrimEnd(']').Split(" TO ", StringSplitOptions.TrimEntries) is [{ Length: > 0 } low, { Length: > 0 } high] ? (low, true, high, true) : null;
        var end = value.TrimStart('<', '>', '=');
        return value[..^end.Length] switch
        {
            "" => (end, true, end, true),
            "<" => ("*", true, end, false),
            "<=" => ("*", true, end, true),
            ">" => (end, false, "*", true),
            ">=" => (end, true, "*", true),
            _ => null,
        };
    }

    private static (bool Read, DateOnly? Day) Day(string text, bool last) =>
        text == "*" ? (true, null) : PartialDate.TryParse(text, out var date) ? (true, last ? date.End : date.Start) : (false, null);

    private static double? Number(string text, double open) =>
        text == "*" ? open
        : double.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) && number is >= -1 and <= 1 ? number
        : null;

    private static Problem BadDate(string value, QueryToken token) => QueryLexer.Bad(
        "bad_value", $"\"{value}\" is no date or span of dates between {PartialDate.MinYear} and {PartialDate.MaxYear}.", token.ValueAt,
        "Write date:2014, date:2014-12, date:>=2014-06 or date:[2010 TO *].");
}
