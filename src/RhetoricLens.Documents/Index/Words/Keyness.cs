namespace RhetoricLens.Documents.Index.Words;

/// <summary>Which words tell two sets of documents apart.</summary>
/// <param name="First">The one set; its query may be empty for all documents that pass the filters.</param>
/// <param name="Second">The other; documents of both are counted in both.</param>
/// <param name="MinCount">Least number of times in both sets together.</param>
/// <param name="MinDocuments">Least number of documents in both together that hold the word.</param>
/// <param name="Take">Words wanted of each set.</param>
public sealed record KeynessRequest(SearchRequest First, SearchRequest Second, int MinCount, int MinDocuments, int Take);

/// <summary>A word that one set uses more than the other.</summary>
/// <param name="Word">As the index spells it.</param>
/// <param name="First">Times in the first set.</param>
/// <param name="Second">Times in the second.</param>
/// <param name="FirstDocuments">Documents of the first set that hold it.</param>
/// <param name="SecondDocuments">Documents of the second.</param>
/// <param name="FirstPerMillion">Times in a million running words of the first set.</param>
/// <param name="SecondPerMillion">Times in a million of the second.</param>
/// <param name="LogRatio">Effect size (Hardie 2014): log₂ of the two rates; +1 is twice as often in the first. Half a time is put for none.</param>
/// <param name="Low">2.5 % end of its interval, over documents; null when one set has the word in fewer than two documents.</param>
/// <param name="High">97.5 % end.</param>
/// <param name="LogLikelihood">G² (Dunning 1993), which takes every word as drawn by itself.</param>
/// <param name="Probability">Chance of so great a difference if there were none, over documents; from G² where there is no interval.</param>
/// <param name="Rate">The chance after all words tested are taken into account (Benjamini and Hochberg 1995).</param>
public sealed record Keyword(
    string Word, long First, long Second, int FirstDocuments, int SecondDocuments, double FirstPerMillion, double SecondPerMillion,
    double LogRatio, double? Low, double? High, double LogLikelihood, double Probability, double Rate);

/// <summary>One side of a comparison.</summary>
/// <param name="Documents">Documents.</param>
/// <param name="Words">Running words.</param>
public sealed record WordSet(int Documents, long Words);

/// <summary>What tells two sets apart.</summary>
/// <param name="First">Size of the first set.</param>
/// <param name="Second">Size of the second.</param>
/// <param name="Shared">Documents that are in both.</param>
/// <param name="Tested">Words that were frequent enough to be tested: the more tests, the more differences by chance.</param>
/// <param name="OfFirst">Words that the first set uses more, the surest first.</param>
/// <param name="OfSecond">Words that the second uses more.</param>
public sealed record Keyness(WordSet First, WordSet Second, int Shared, int Tested, IReadOnlyList<Keyword> OfFirst, IReadOnlyList<Keyword> OfSecond);
