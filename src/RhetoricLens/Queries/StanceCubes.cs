using RhetoricLens.Documents.Store;
using RhetoricLens.Stance.Score;
using RhetoricLens.Stance.Trends;

namespace RhetoricLens.Queries;

/// <summary>The cubes of the models last asked for, each as the store was at one revision; read anew when that has changed.</summary>
public sealed class StanceCubes
{
    /// <summary>The model in use, and one that it is compared with.</summary>
    private const int MaxCubes = 2;

    private readonly Lock _reading = new();
    private readonly List<(string Model, long Revision, StanceCube Cube, int Unscored)> _cubes = [];

    /// <summary>The cube of a model at the present revision. Who asks while it is read waits: two readings side by side would take twice the memory.</summary>
    public StanceCube Of(Database store, string model) => Read(store, model).Cube;

    /// <summary>How many documents the model has not scored at the present revision; counting them takes long where there are many.</summary>
    public int Unscored(Database store, string model) => Read(store, model).Unscored;

    private (StanceCube Cube, int Unscored) Read(Database store, string model)
    {
        lock (_reading)
        {
            var revision = store.Revision();
            var place = _cubes.FindIndex(kept => kept.Model == model);
            if (place >= 0 && _cubes[place].Revision == revision)
                return (_cubes[place].Cube, _cubes[place].Unscored);
            if (place >= 0 || _cubes.Count == MaxCubes)
                _cubes.RemoveAt(Math.Max(place, 0));
            // A change that comes in between is in the cube, and the next question reads it once more.
            var cube = new StanceCube(store.Parts.Read(model, CancellationToken.None));
            var unscored = store.Scores.CountUnscored(model, PassageSplitter.Version);
            _cubes.Add((model, revision, cube, unscored));
            return (cube, unscored);
        }
    }
}
