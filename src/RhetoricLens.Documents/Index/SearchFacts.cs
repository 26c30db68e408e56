using RhetoricLens.Documents.Store;

namespace RhetoricLens.Documents.Index;

/// <summary>What a search needs of the store beside the index, kept at hand until the store changes.</summary>
internal sealed class SearchFacts(Database database)
{
    private volatile Cached<PositionScores>? _positions;
    private volatile Cached<Dictionary<long, long>>? _copies;

    /// <summary>See <see cref="PositionScores"/>.</summary>
    internal PositionScores Positions(string model)
    {
        var revision = database.Revision();
        if (_positions is { } held && held.Model == model && held.Revision == revision)
            return held.Value;
        // Two threads may read at once; either's answer is right.
        var read = new Cached<PositionScores>(model, revision, database.Scores.Positions(model));
        _positions = read;
        return read.Value;
    }

    /// <summary>See <see cref="Copies.Versions"/>.</summary>
    internal Dictionary<long, long> Copies()
    {
        var revision = database.Revision();
        if (_copies is { } held && held.Revision == revision)
            return held.Value;
        var read = new Cached<Dictionary<long, long>>("", revision, database.Copies.Versions());
        _copies = read;
        return read.Value;
    }

    private sealed record Cached<T>(string Model, long Revision, T Value);
}
