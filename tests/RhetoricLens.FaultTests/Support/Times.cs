using System.Globalization;

namespace RhetoricLens.FaultTests.Support;

/// <summary>How often a fault is repeated: few times by a developer, more where the environment says so.</summary>
internal static class Times
{
    /// <summary>Kills of one kind: RHETORICLENS_KILLS, else <paramref name="few"/>.</summary>
    public static int Kills(int few) => Number("RHETORICLENS_KILLS", few);

    /// <summary>A number in an environment variable.</summary>
    public static int Number(string name, int otherwise) =>
        int.TryParse(Environment.GetEnvironmentVariable(name), CultureInfo.InvariantCulture, out var number) ? number : otherwise;
}
