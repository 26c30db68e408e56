using System.Globalization;
using Lucene.Net.Index;

namespace RhetoricLens.Documents.Index;

/// <summary>What is written into each commit: which store it is a view of, and up to where.</summary>
/// <param name="StoreId">See <see cref="Store.Database.StoreId"/>.</param>
/// <param name="Schema">See <see cref="IndexFields.Schema"/>.</param>
/// <param name="Sequence">Number of the last version indexed.</param>
internal sealed record IndexStamp(string StoreId, int Schema, long Sequence)
{
    internal static IndexStamp Of(IndexCommit commit) => new(
        commit.UserData.TryGetValue("store", out var store) ? store : "",
        commit.UserData.TryGetValue("schema", out var schema) ? int.Parse(schema, CultureInfo.InvariantCulture) : 0,
        commit.UserData.TryGetValue("sequence", out var sequence) ? long.Parse(sequence, CultureInfo.InvariantCulture) : 0);

    internal Dictionary<string, string> Data() => new()
    {
        ["store"] = StoreId,
        ["schema"] = Schema.ToString(CultureInfo.InvariantCulture),
        ["sequence"] = Sequence.ToString(CultureInfo.InvariantCulture),
    };
}
