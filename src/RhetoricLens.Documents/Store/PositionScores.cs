using Dapper;
using System.Data.Common;
using RhetoricLens.Core;

namespace RhetoricLens.Documents.Store;

/// <summary>A passage that takes a position.</summary>
/// <param name="Ordinal">Place of the passage in its document.</param>
/// <param name="Axis">-1 to +1.</param>
/// <param name="Label">Any but <see cref="StanceLabel.None"/>.</param>
public readonly record struct Position(int Ordinal, float Axis, StanceLabel Label);

/// <summary>
/// All passages that take a position by one model, held in memory as of one revision of the store: twelve bytes each, and a million are read in about a second.
/// </summary>
public sealed class PositionScores
{
    private readonly Dictionary<long, (int First, int Count)> _versions = [];
    private readonly Position[] _positions;

    private PositionScores(Position[] positions) => _positions = positions;

    /// <summary>The positions of a version in the order of its text; empty when no passage of it takes one.</summary>
    public ReadOnlySpan<Position> Of(long versionId) =>
        _versions.TryGetValue(versionId, out var place) ? _positions.AsSpan(place.First, place.Count) : [];

    /// <summary>Null when the passage takes no position.</summary>
    public Position? Of(long versionId, int ordinal)
    {
        foreach (var position in Of(versionId))
        {
            if (position.Ordinal == ordinal)
                return position;
        }
        return null;
    }

    internal static PositionScores Read(DbConnection connection, string modelId, IReadOnlyCollection<long>? versions = null)
    {
        var filter = versions is null ? "" : "AND " + connection.In("c.version_id", "versions") + " ";
        var (rows, places) = (new List<Position>(), new Dictionary<long, (int First, int Count)>());
        foreach (var row in connection.Query<(long Version, long Ordinal, string Label, double Axis)>(
            connection.InOrder($"""
            SELECT c.version_id, c.ordinal, c.label, c.p_multistakeholder - c.p_multilateral
            FROM model m CROSS JOIN score c ON c.model = m.number
            WHERE m.id = @modelId {filter}AND (c.label || '') <> 'none' ORDER BY c.version_id, c.ordinal
            """),
            new { modelId, versions = versions?.ToArray() },
            buffered: false))
        {
            var first = places.TryGetValue(row.Version, out var place) ? place.First : rows.Count;
            rows.Add(new Position((int)row.Ordinal, (float)row.Axis, StanceLabels.Parse(row.Label)!.Value));
            places[row.Version] = (first, rows.Count - first);
        }
        var scores = new PositionScores(rows.ToArray());
        foreach (var (version, place) in places)
            scores._versions[version] = place;
        return scores;
    }
}
