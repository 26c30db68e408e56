using RhetoricLens.Core;
using RhetoricLens.Core.Outcomes;
using RhetoricLens.Documents.Index.Words;

namespace RhetoricLens.Queries.Words;

/// <summary>A comparison of two sets by their words, as asked on the command line or in an address.</summary>
public sealed record KeynessQuery(KeynessRequest Request)
{
    private const int DefaultMinCount = 10;
    private const int DefaultMinDocuments = 3;
    private const int DefaultRows = 30;

    /// <summary>What the numbers are, as every answer says.</summary>
    public const string Note =
        "Counts are exact, of words as spelt (folded, not stemmed), each text once. logRatio: binary logarithm of the two rates (Hardie 2014), with a 95 % interval over documents; logLikelihood takes words as drawn one by one (Dunning 1993). rate: false discovery rate over all words tested (Benjamini and Hochberg 1995).";

    /// <summary>Reads the words; a problem names the parameter that is wrong.</summary>
    /// <param name="first">The one set.</param>
    /// <param name="second">The other.</param>
    /// <param name="min">Least number of times in both sets together; 10 when null.</param>
    /// <param name="documents">Least number of documents in both together; 3 when null.</param>
    /// <param name="limit">Words wanted of each set; 30 when null.</param>
    public static Outcome<KeynessQuery> Parse(Outcome<SearchQuery> first, Outcome<SearchQuery> second, int? min, int? documents, int? limit)
    {
        if ((first.Problem ?? second.Problem) is { } problem)
            return problem;
        if (first.Value.Request.Query.Trim() == second.Value.Request.Query.Trim())
            return new Problem("same_set", "The two sets are the same.", "a, b", "Give two, such as a=country:CHN and b=country:USA, or a=date:[2003 TO 2012] and b=date:[2013 TO 2025].");
        if (min is < 1)
            return new Problem("bad_min", $"A word that occurs {min} times does not occur.", "min", "Ask for 1 or more.");
        if (documents is < 1)
            return new Problem("bad_min", $"A word of {documents} documents does not occur.", "documents", "Ask for 1 or more.");
        return limit is < 1 or > Limits.MaxWordRows
            ? new Problem("bad_limit", $"{limit} words cannot be asked for.", "limit", $"Ask for 1 to {Limits.MaxWordRows}.")
            : new KeynessQuery(new KeynessRequest(first.Value.Request, second.Value.Request, min ?? DefaultMinCount, documents ?? DefaultMinDocuments, limit ?? DefaultRows));
    }
}

/// <summary>What tells two sets apart.</summary>
/// <param name="A">Size of the first set.</param>
/// <param name="B">Size of the second.</param>
/// <param name="Shared">Documents that are in both.</param>
/// <param name="Tested">Words that were frequent enough to be tested.</param>
/// <param name="OfA">Words that the first set uses more, the surest first.</param>
/// <param name="OfB">Words that the second uses more.</param>
/// <param name="Note">What the numbers are.</param>
public sealed record KeynessAnswer(WordSet A, WordSet B, int Shared, int Tested, IReadOnlyList<Keyword> OfA, IReadOnlyList<Keyword> OfB, string Note);
