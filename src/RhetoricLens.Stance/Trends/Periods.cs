using System.Globalization;
using RhetoricLens.Core;

namespace RhetoricLens.Stance.Trends;

/// <summary>Cuts time into periods.</summary>
public static class Periods
{
    /// <summary>The period that holds a date; null when the date is known less exactly than the period is long (a year among months).</summary>
    public static Period? Of(PartialDate date, PeriodLength length) => length.Unit switch
    {
        PeriodUnit.Month when date.Precision >= DatePrecision.Month => Month(date.Start),
        PeriodUnit.Quarter when date.Precision >= DatePrecision.Month => Quarter(date.Start),
        PeriodUnit.Year => Years(date.Start.Year, length.Count),
        _ => null,
    };

    /// <summary>A number that the dates of one period share, later periods having higher ones; null as in <see cref="Of"/>. Cheaper than the period.</summary>
    internal static int? Number(PartialDate date, PeriodLength length) => length.Unit switch
    {
        PeriodUnit.Month when date.Precision >= DatePrecision.Month => date.Start.Year * 12 + date.Start.Month,
        PeriodUnit.Quarter when date.Precision >= DatePrecision.Month => date.Start.Year * 4 + (date.Start.Month - 1) / 3,
        PeriodUnit.Year => date.Start.Year / length.Count,
        _ => null,
    };

    /// <summary>One period from the first to the last of some dates.</summary>
    public static Period Whole(DateOnly first, DateOnly last)
    {
        var (from, to) = (first.Year, last.Year);
        return new Period(new DateOnly(from, 1, 1), new DateOnly(to, 12, 31), from == to ? Name(from) : Name(from) + "-" + Name(to));
    }

    private static Period Month(DateOnly day)
    {
        var start = new DateOnly(day.Year, day.Month, 1);
        return new Period(start, start.AddMonths(1).AddDays(-1), start.ToString("yyyy-MM", CultureInfo.InvariantCulture));
    }

    private static Period Quarter(DateOnly day)
    {
        var number = (day.Month - 1) / 3 + 1;
        var start = new DateOnly(day.Year, number * 3 - 2, 1);
        return new Period(start, start.AddMonths(3).AddDays(-1), string.Create(CultureInfo.InvariantCulture, $"{day.Year:0000}-Q{number}"));
    }

    private static Period Years(int year, int count)
    {
        var first = year - year % count;
        return Whole(new DateOnly(first, 1, 1), new DateOnly(first + count - 1, 12, 31));
    }

    private static string Name(int year) => year.ToString("0000", CultureInfo.InvariantCulture);
}
