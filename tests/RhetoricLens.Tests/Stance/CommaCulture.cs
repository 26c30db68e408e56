using System.Globalization;

namespace RhetoricLens.Tests.Stance;

/// <summary>
/// A culture that writes numbers as Turkish does, with a comma for the point, and with a minus sign of its own. Real ones cannot be had: the program and
/// its tests run without the data of cultures.
/// </summary>
internal static class CommaCulture
{
    private static readonly CultureInfo Culture = Make();

    /// <summary>Computes something as if the user's machine were set so.</summary>
    public static T Under<T>(Func<T> compute)
    {
        var before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = Culture;
            Assert.Equal("−1,5", FormattableString.CurrentCulture($"{-1.5}"));
            return compute();
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    private static CultureInfo Make()
    {
        var culture = (CultureInfo)CultureInfo.InvariantCulture.Clone();
        (culture.NumberFormat.NumberDecimalSeparator, culture.NumberFormat.NumberGroupSeparator, culture.NumberFormat.NegativeSign) = (",", ".", "−");
        return culture;
    }
}
