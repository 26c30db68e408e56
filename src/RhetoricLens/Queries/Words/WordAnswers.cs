using RhetoricLens.Core.Outcomes;
using RhetoricLens.Documents.Index.Words;

namespace RhetoricLens.Queries.Words;

/// <summary>Asks the index for the company of words and for what tells sets apart; numbers to four decimals.</summary>
public static class WordAnswers
{
    /// <summary>The company of a word.</summary>
    public static Outcome<CollocationAnswer> Collocations(this Workspace workspace, CollocationQuery query)
    {
        var found = workspace.Index.Words.Collocations(query.Request);
        if (!found.IsOk)
            return found.Problem;
        var (node, documents, window, set, words, tested, collocates) = found.Value;
        return new CollocationAnswer(node, documents, window, set, words, tested, [.. collocates.Select(Rounded)], CollocationQuery.Note);
    }

    /// <summary>What tells two sets apart.</summary>
    public static Outcome<KeynessAnswer> Keyness(this Workspace workspace, KeynessQuery query)
    {
        var found = workspace.Index.Words.Keyness(query.Request);
        if (!found.IsOk)
            return found.Problem;
        var (first, second, shared, tested, ofFirst, ofSecond) = found.Value;
        return new KeynessAnswer(first, second, shared, tested, [.. ofFirst.Select(Rounded)], [.. ofSecond.Select(Rounded)], KeynessQuery.Note);
    }

    private static Collocate Rounded(Collocate word) => word with
    {
        Expected = Round(word.Expected), LogDice = Round(word.LogDice), LogLikelihood = Round(word.LogLikelihood), MutualInformation = Round(word.MutualInformation),
    };

    private static Keyword Rounded(Keyword word) => word with
    {
        FirstPerMillion = Round(word.FirstPerMillion), SecondPerMillion = Round(word.SecondPerMillion), LogRatio = Round(word.LogRatio),
        Low = word.Low is { } low ? Round(low) : null, High = word.High is { } high ? Round(high) : null, LogLikelihood = Round(word.LogLikelihood),
    };

    private static double Round(double value) => Math.Round(value, 4);
}
