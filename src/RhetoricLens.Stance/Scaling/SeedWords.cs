using System.Globalization;
using RhetoricLens.Core.Outcomes;

namespace RhetoricLens.Stance.Scaling;

/// <summary>A word that stands for a pole.</summary>
/// <param name="Pattern">Normal form; <c>*</c> at its end stands for any ending.</param>
/// <param name="Polarity">Which pole and how strongly: not 0, usually -1 or +1.</param>
public sealed record SeedWord(string Pattern, double Polarity);

/// <summary>The words that tell Latent Semantic Scaling which way is up.</summary>
public static class SeedWords
{
    /// <summary>Reads one seed a line: the word, a comma, its polarity. Empty lines and those that begin with # are passed over.</summary>
    /// <param name="lines">Of the file.</param>
    /// <param name="name">Of the file, for messages.</param>
    public static Outcome<IReadOnlyList<SeedWord>> Read(IEnumerable<string> lines, string name)
    {
        var seeds = new List<SeedWord>();
        foreach (var (index, line) in lines.Index())
        {
            if (line.Trim() is not { Length: > 0 } text || text[0] == '#')
                continue;
            var seed = Parse(text.Split(','), $"{name}, row {index + 1}");
            if (!seed.IsOk)
                return seed.Problem;
            seeds.Add(seed.Value);
        }
        return seeds;
    }

    /// <summary>Brings a seed into the normal form of words.</summary>
    public static Outcome<SeedWord> Of(string word, double polarity, string where)
    {
        var isPrefix = word.EndsWith('*');
        if (polarity == 0 || !double.IsFinite(polarity) || TextMatrix.NormalForm(isPrefix ? word[..^1] : word) is not { } form)
            return new Problem("bad_seed", $"\"{word}\" with polarity {polarity.ToString(CultureInfo.InvariantCulture)} is no seed.", where, "Give single words with a polarity other than 0, such as sovereignty,-1.");
        return new SeedWord(isPrefix ? form + "*" : form, polarity);
    }

    /// <summary>The columns each seed stands for, with weights: all words of a pole together weigh as much as those of the other (Watanabe 2021).</summary>
    internal static Outcome<(int Column, double Weight)[]> Find(IReadOnlyList<string> terms, IReadOnlyList<SeedWord> seeds)
    {
        var found = new SortedDictionary<int, double>();
        foreach (var seed in seeds)
        {
            for (var column = 0; column < terms.Count; column++)
            {
                if (Fits(terms[column], seed.Pattern))
                    found[column] = seed.Polarity;
            }
        }
        var (low, high) = (found.Values.Count(value => value < 0), found.Values.Count(value => value > 0));
        if (low == 0 || high == 0)
            return new Problem("no_seeds", $"{low} seed words of the low pole and {high} of the high pole occur among the {terms.Count} terms; each needs one.", "seeds", "Give other seeds, or lower the minimum document frequency.");
        return found.Select(seed => (seed.Key, seed.Value / (seed.Value < 0 ? low : high))).ToArray();
    }

    private static bool Fits(string term, string pattern) =>
        pattern.EndsWith('*') ? term.AsSpan().StartsWith(pattern.AsSpan(0, pattern.Length - 1)) : term == pattern;

    private static Outcome<SeedWord> Parse(string[] cells, string where) =>
        cells.Length == 2 && double.TryParse(cells[1], NumberStyles.Float, CultureInfo.InvariantCulture, out var polarity)
            ? Of(cells[0].Trim(), polarity, where)
            : new Problem("bad_seed", "The row is not a word, a comma and a number.", where, "Write sovereignty,-1.");
}
