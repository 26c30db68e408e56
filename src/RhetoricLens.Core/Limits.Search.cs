namespace RhetoricLens.Core;

/// <summary>What bounds a search; see also the query's length and depth in the main part.</summary>
public static partial class Limits
{
    /// <summary>Words, phrases and fields in one search query; each is looked up in every language's field.</summary>
    public const int MaxQueryTerms = 100;

    /// <summary>What a prefix* or fuzzy~ counts among the terms of a query: it stands for many words.</summary>
    public const int OpenTermWeight = 5;

    /// <summary>What NEAR, BEFORE and "a phrase"~5 count: they read every place of their words. Ten of frequent words take about a second.</summary>
    public const int DistanceWeight = 10;

    /// <summary>Words of the index that one prefix* or fuzzy~ may stand for; more say nothing, and their postings are most of the index.</summary>
    public const int MaxTermExpansions = 1_024;

    /// <summary>Words between two that are looked for near one another: the length of a long sentence, beyond which AND says the same.</summary>
    public const int MaxNearWords = 50;

    /// <summary>Characters of a fuzzy word with one letter wrong; of shorter ones every other word is a neighbour.</summary>
    public const int MinFuzzyChars = 4;

    /// <summary>Characters of a fuzzy word with two letters wrong.</summary>
    public const int MinFuzzyTwoChars = 6;

    /// <summary>Characters at the beginning of a fuzzy word that must be right: bounds the part of the dictionary that is walked.</summary>
    public const int FuzzyPrefixChars = 1;

    /// <summary>Values that one facet lists, most frequent first; countries, years and kinds are fewer.</summary>
    public const int MaxFacetValues = 1_000;

    /// <summary>Stems of one language kept at hand: some 40 MB; the vocabulary of ten thousand speeches is half of it.</summary>
    public const int MaxRememberedStems = 200_000;

    /// <summary>Minutes for which a walk along the pages of a ranked answer sees the index as it was when the walk began.</summary>
    public const int RankedWalkMinutes = 10;

    /// <summary>Older states of the index that are kept open for ranked walks: each holds files that are deleted else, and a crawl makes a new one each second.</summary>
    public const int RankedWalkStates = 30;

    /// <summary>Saved queries in one store: a person keeps dozens; what is more comes from a program that should keep its own.</summary>
    public const int MaxSavedQueries = 10_000;

    /// <summary>Events that a user notes in one store: more lines than a chart of a century has months cannot be told apart.</summary>
    public const int MaxEvents = 1_000;

    /// <summary>Characters of an event's name: it stands in a list and beside a line in a chart.</summary>
    public const int MaxEventNameChars = 120;

    /// <summary>Characters of an event's note: a paragraph.</summary>
    public const int MaxEventNoteChars = 1_000;

    /// <summary>Passages on topic that one page of a document explains; the longest speeches have some fifty. The others are explained when asked for.</summary>
    public const int MaxExplainedPassages = 200;

    /// <summary>Visits to its addresses that the page of a document lists: a year of weekly crawls and some.</summary>
    public const int MaxListedVisits = 60;
}
