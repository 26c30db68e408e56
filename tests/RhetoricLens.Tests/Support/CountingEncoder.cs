using System.Collections.Concurrent;
using RhetoricLens.Stance.Encoders;

namespace RhetoricLens.Tests.Support;

/// <summary>An encoder that keeps what it was asked for.</summary>
public sealed class CountingEncoder(ISentenceEncoder encoder) : ISentenceEncoder
{
    public ConcurrentBag<string> Texts { get; } = [];

    public int Dimensions => encoder.Dimensions;

    public string Sha256 => encoder.Sha256;

    public EncoderSettings Settings => encoder.Settings;

    public string Folder => encoder.Folder;

    public void Encode(ReadOnlySpan<char> passage, Span<float> into)
    {
        Texts.Add(passage.ToString());
        encoder.Encode(passage, into);
    }
}
