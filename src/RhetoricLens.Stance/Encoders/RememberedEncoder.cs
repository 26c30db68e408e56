using System.Collections.Concurrent;
using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace RhetoricLens.Stance.Encoders;

/// <summary>
/// An encoder that encodes each text once, however many folds of a cross-validation ask for it. It keeps four bytes a dimension and text for
/// as long as it lives: for training, not for scoring.
/// </summary>
public sealed class RememberedEncoder(ISentenceEncoder encoder) : ISentenceEncoder
{
    private readonly ConcurrentDictionary<UInt128, Lazy<float[]>> _known = new();

    public int Dimensions => encoder.Dimensions;

    public string Sha256 => encoder.Sha256;

    public EncoderSettings Settings => encoder.Settings;

    public string Folder => encoder.Folder;

    public void Encode(ReadOnlySpan<char> passage, Span<float> into)
    {
        var key = MemoryMarshal.Read<UInt128>(SHA256.HashData(MemoryMarshal.AsBytes(passage)));
        if (!_known.TryGetValue(key, out var known))
        {
            var text = passage.ToString();
            known = _known.GetOrAdd(key, new Lazy<float[]>(() => Encode(text)));
        }
        known.Value.CopyTo(into);
    }

    /// <summary>Encodes texts in advance on all processors.</summary>
    /// <param name="texts">The texts.</param>
    /// <param name="done">Called after each with the number done.</param>
    /// <param name="cancellation">Stops between texts.</param>
    public void Remember(IEnumerable<string> texts, Action<int>? done, CancellationToken cancellation)
    {
        var finished = 0;
        Parallel.ForEach(texts, new ParallelOptions { CancellationToken = cancellation, MaxDegreeOfParallelism = Environment.ProcessorCount }, text =>
        {
            Encode(text, new float[Dimensions]);
            done?.Invoke(Interlocked.Increment(ref finished));
        });
    }

    private float[] Encode(string text)
    {
        var vector = new float[Dimensions];
        encoder.Encode(text, vector);
        return vector;
    }
}
