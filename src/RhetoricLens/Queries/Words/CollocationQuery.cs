using RhetoricLens.Core;
using RhetoricLens.Core.Outcomes;
using RhetoricLens.Documents.Index.Words;

namespace RhetoricLens.Queries.Words;

/// <summary>A question about the company of a word, as asked on the command line or in an address.</summary>
public sealed record CollocationQuery(CollocationRequest Request)
{
    private const int DefaultWindow = 5;
    private const int DefaultMinCount = 5;
    private const int DefaultRows = 50;

    /// <summary>What the numbers are, as every answer says.</summary>
    public const string Note =
        "Counts are exact, of words as spelt (folded, not stemmed), each text once. logDice: Rychlý 2008; logLikelihood: Dunning 1993, words taken as drawn one by one: with this many words tested, judge by size and by the number of documents, not by significance.";

    /// <summary>Reads the words; a problem names the parameter that is wrong.</summary>
    /// <param name="node">Word or phrase.</param>
    /// <param name="set">Documents that count.</param>
    /// <param name="window">Words on either side; 5 when null.</param>
    /// <param name="min">Least number of times beside the node; 5 when null.</param>
    /// <param name="sort">logDice, logLikelihood or count; logDice when null.</param>
    /// <param name="limit">Words wanted; 50 when null.</param>
    public static Outcome<CollocationQuery> Parse(string? node, Outcome<SearchQuery> set, int? window, int? min, string? sort, int? limit)
    {
        if (string.IsNullOrWhiteSpace(node))
            return new Problem("empty_query", "There is no word whose company could be counted.", "q", "Give a word, a \"phrase\" or a prefix*.");
        if (!set.IsOk)
            return set.Problem;
        if (window is < 1 or > Limits.MaxContextWords)
            return new Problem("bad_window", $"A window of {window} words cannot be asked for.", "window", $"Ask for 1 to {Limits.MaxContextWords}.");
        if (min is < 1)
            return new Problem("bad_min", $"A word that stands {min} times beside another does not stand there.", "min", "Ask for 1 or more.");
        if (limit is < 1 or > Limits.MaxWordRows)
            return new Problem("bad_limit", $"{limit} words cannot be asked for.", "limit", $"Ask for 1 to {Limits.MaxWordRows}.");
        var order = Choices.Parse(sort, CollocateOrder.LogDice, "sort");
        var (words, rows) = (window ?? DefaultWindow, limit ?? DefaultRows);
        return order.IsOk
            ? new CollocationQuery(new CollocationRequest(node, set.Value.Request, words, words, min ?? DefaultMinCount, order.Value, rows))
            : order.Problem;
    }
}

/// <summary>The company of a word.</summary>
/// <param name="Node">Times that the node stands in the set.</param>
/// <param name="NodeDocuments">Documents that hold it.</param>
/// <param name="Window">Words counted around it in all.</param>
/// <param name="SetDocuments">Documents of the set.</param>
/// <param name="SetWords">Running words of the set.</param>
/// <param name="Tested">Words that stood beside the node often enough to be ranked.</param>
/// <param name="Collocates">The first of them.</param>
/// <param name="Note">What the numbers are.</param>
public sealed record CollocationAnswer(
    int Node, int NodeDocuments, long Window, int SetDocuments, long SetWords, int Tested, IReadOnlyList<Collocate> Collocates, string Note);
