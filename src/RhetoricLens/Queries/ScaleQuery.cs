using System.Globalization;
using RhetoricLens.Core;
using RhetoricLens.Core.Outcomes;
using RhetoricLens.Stance.Scaling;

namespace RhetoricLens.Queries;

/// <summary>A method of scaling texts.</summary>
public enum ScaleMethod
{
    /// <summary>Wordscores (Laver, Benoit and Garry 2003).</summary>
    Wordscores,

    /// <summary>Wordfish (Slapin and Proksch 2008).</summary>
    Wordfish,

    /// <summary>Latent Semantic Scaling (Watanabe 2021).</summary>
    Lss,

    /// <summary>Class affinity (Perry and Benoit 2017).</summary>
    Affinity,

    /// <summary>Multinomial naive Bayes.</summary>
    Bayes,
}

/// <summary>How documents are to be scaled, wherever they come from.</summary>
/// <param name="Method">See there.</param>
/// <param name="References">Documents of which something is known, with their score (Wordscores) or class (affinity, Bayes).</param>
/// <param name="Low">For Wordfish: a document that stands below <paramref name="High"/>.</param>
/// <param name="High">See <paramref name="Low"/>.</param>
/// <param name="Rescale">For Wordscores.</param>
/// <param name="Seeds">For LSS; empty for the shipped ones.</param>
/// <param name="Rank">For LSS: dimensions; null for 300, or a quarter of the sentences or terms if that is less.</param>
/// <param name="MinDocuments">Documents in which a term must occur; null for 2 of texts and 1 of a table.</param>
/// <param name="IsRequest">Whether the smaller limits of a request hold.</param>
public sealed record ScaleQuery(
    ScaleMethod Method, IReadOnlyDictionary<string, string> References, string? Low = null, string? High = null, Rescaling Rescale = Rescaling.Lbg,
    IReadOnlyList<SeedWord>? Seeds = null, int? Rank = null, int? MinDocuments = null, bool IsRequest = false)
{
    private const int MaxRank = 300;

    /// <summary>Documents times terms that are scaled at most; sentences are not counted.</summary>
    internal long MaxCells => IsRequest ? Limits.MaxScaleRequestCells : long.MaxValue;

    /// <summary>For LSS: sentences and terms, times dimensions, at most.</summary>
    internal long MaxLssNumbers => IsRequest ? Limits.MaxLssRequestNumbers : long.MaxValue;

    /// <summary>Reads the words of a command or an address; a problem names the one that is wrong.</summary>
    /// <param name="method">wordscores, wordfish, lss, affinity or bayes.</param>
    /// <param name="references">Each DOCUMENT=VALUE.</param>
    /// <param name="rescale">none, lbg or mv.</param>
    /// <param name="rank">See <see cref="Rank"/>.</param>
    /// <param name="minDocuments">See <see cref="MinDocuments"/>.</param>
    public static Outcome<ScaleQuery> Parse(string? method, IEnumerable<string> references, string? rescale, int? rank, int? minDocuments)
    {
        if (!Enum.TryParse<ScaleMethod>(method, ignoreCase: true, out var chosen) || !Enum.IsDefined(chosen) || int.TryParse(method, out _))
            return new Problem("bad_method", $"\"{method}\" is no method.", "method", "Ask for wordscores, wordfish, lss, affinity or bayes.");
        Rescaling? scale = rescale switch { null or "lbg" => Rescaling.Lbg, "mv" => Rescaling.MartinVanberg, "none" => Rescaling.None, _ => null };
        if (scale is null)
            return new Problem("bad_method", $"\"{rescale}\" is no rescaling.", "rescale", "Ask for none, lbg or mv.");
        if (rank is < 1 or > MaxRank || minDocuments is < 1)
            return new Problem("bad_limit", "The number is out of range.", rank is < 1 or > MaxRank ? "rank" : "minDocuments", $"Dimensions are 1 to {MaxRank}; a term occurs in at least 1 document.");
        var known = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var reference in references)
        {
            var at = reference.LastIndexOf('=');
            if (at <= 0 || at == reference.Length - 1 || !known.TryAdd(reference[..at].Trim(), reference[(at + 1)..].Trim()))
                return new Problem("bad_reference", $"\"{reference}\" is not a document, = and a value, or names a document again.", "reference", "Write CHN=-1 or CHN=multilateral.");
        }
        return new ScaleQuery(chosen, known, Rescale: scale.Value, Rank: rank, MinDocuments: minDocuments);
    }

    /// <summary>The references as numbers.</summary>
    internal Outcome<IReadOnlyDictionary<string, double>> Scores()
    {
        var scores = new Dictionary<string, double>(StringComparer.Ordinal);
        foreach (var (name, value) in References)
        {
            if (!double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out var score) || !double.IsFinite(score))
                return new Problem("bad_reference", $"The score \"{value}\" of \"{name}\" is not a number.", "reference", "Write CHN=-1.");
            scores[name] = score;
        }
        return scores;
    }

    internal int RankFor(DocumentTermMatrix contexts) => Rank ?? Math.Clamp(Math.Min(contexts.Documents.Count, contexts.Terms.Count) / 4, 2, MaxRank);
}
