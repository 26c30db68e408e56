using RhetoricLens.Core.Outcomes;

namespace RhetoricLens.Queries.Words;

/// <summary>Reads a word that stands for one of a closed set, such as an order of rows.</summary>
internal static class Choices
{
    /// <summary>The member of that name, whatever its case; a problem lists the names.</summary>
    internal static Outcome<T> Parse<T>(string? word, T otherwise, string parameter) where T : struct, Enum
    {
        if (string.IsNullOrWhiteSpace(word))
            return otherwise;
        foreach (var member in Enum.GetValues<T>())
        {
            if (string.Equals(Name(member), word, StringComparison.OrdinalIgnoreCase))
                return member;
        }
        return new Problem($"bad_{parameter}", $"'{word}' is not known here.", parameter, $"Use {string.Join(", ", Enum.GetValues<T>().Select(Name))}.");
    }

    /// <summary>As the API writes it: logDice.</summary>
    internal static string Name<T>(T member) where T : struct, Enum => System.Text.Json.JsonNamingPolicy.CamelCase.ConvertName(member.ToString());
}
