using RhetoricLens.Core;
using RhetoricLens.Crawling.Extract.Facts;

namespace RhetoricLens.Crawling.Extract;

/// <summary>Dates in the lines of a PDF or Word file.</summary>
internal static class FileDates
{
    /// <summary>A day, or a month with its year that makes up more than half of the line; null when the line has neither.</summary>
    public static PartialDate? Read(string line) =>
        WrittenDates.Value(line, DayOrder.DayFirst) is { Precision: DatePrecision.Day } day
            ? day
            : WrittenDates.Find(line, DayOrder.DayFirst).FirstOrDefault(month => 2 * (month.End - month.Start) > line.Length)?.Date;
}
