namespace RhetoricLens.Documents.Index.Words;

/// <summary>How collocates are ranked.</summary>
public enum CollocateOrder
{
    /// <summary>See <see cref="Collocate.LogDice"/>: typical company, whatever its frequency.</summary>
    LogDice,

    /// <summary>See <see cref="Collocate.LogLikelihood"/>: the surest association.</summary>
    LogLikelihood,

    /// <summary>How often.</summary>
    Count,
}

/// <summary>What is asked of a word's company.</summary>
/// <param name="Node">Word or phrase.</param>
/// <param name="Set">Documents that count, whether they hold the node or not; its query may be empty for all that pass its filters.</param>
/// <param name="Left">Words before the node that count as its company, 0 to <see cref="Core.Limits.MaxContextWords"/>.</param>
/// <param name="Right">Words after it.</param>
/// <param name="MinCount">Least number of times that a collocate must stand beside the node.</param>
/// <param name="Order">Ranking.</param>
/// <param name="Take">Collocates wanted.</param>
public sealed record CollocationRequest(string Node, SearchRequest Set, int Left, int Right, int MinCount, CollocateOrder Order, int Take);

/// <summary>A word that keeps company with the node.</summary>
/// <param name="Word">As the index spells it: lower case, without diacritics; of Chinese, Japanese and Korean a pair of characters.</param>
/// <param name="Count">Times in the window of the node.</param>
/// <param name="Left">Of these, before the node.</param>
/// <param name="Right">Of these, after it.</param>
/// <param name="Documents">Documents in which it stands beside the node: company found in one document alone says little.</param>
/// <param name="InSet">Times in all documents of the set.</param>
/// <param name="Expected">Times in the window if words fell at random.</param>
/// <param name="LogDice">Rychlý 2008; at most 14.</param>
/// <param name="LogLikelihood">Dunning 1993; 3.84 is the 5 % point of one test, too low for many.</param>
/// <param name="MutualInformation">log₂ of count by expected (Church and Hanks 1990); overrates rare words.</param>
public sealed record Collocate(
    string Word, int Count, int Left, int Right, int Documents, long InSet, double Expected, double LogDice, double LogLikelihood, double MutualInformation);

/// <summary>The company of a word.</summary>
/// <param name="Node">Times that the node stands in the set.</param>
/// <param name="NodeDocuments">Documents that hold it.</param>
/// <param name="Window">Words counted around it in all.</param>
/// <param name="SetDocuments">Documents of the set.</param>
/// <param name="SetWords">Running words of the set.</param>
/// <param name="Tested">Words that stood beside the node often enough to be ranked.</param>
/// <param name="Collocates">The first of them.</param>
public sealed record Collocations(
    int Node, int NodeDocuments, long Window, int SetDocuments, long SetWords, int Tested, IReadOnlyList<Collocate> Collocates);
