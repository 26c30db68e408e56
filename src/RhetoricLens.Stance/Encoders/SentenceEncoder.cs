using System.Numerics.Tensors;
using Microsoft.ML.OnnxRuntime;
using RhetoricLens.Core;
using RhetoricLens.Core.Outcomes;

namespace RhetoricLens.Stance.Encoders;

/// <summary>
/// A sentence encoder of the BERT family that the user supplies: a folder with <c>model.onnx</c>, <c>vocab.txt</c> and perhaps <c>encoder.json</c>.
/// The same passage gives the same numbers, to the bit, on any number of threads.
/// </summary>
public sealed class SentenceEncoder : ISentenceEncoder
{
    private readonly WordPieces _pieces;
    private readonly EncoderSession _session;

    private SentenceEncoder(EncoderFiles files, EncoderSettings settings, WordPieces pieces, EncoderSession session, int dimensions)
    {
        (Folder, Sha256, Settings, Dimensions) = (files.Folder, files.Sha256, settings, dimensions);
        (_pieces, _session) = (pieces, session);
    }

    public int Dimensions { get; }

    public string Sha256 { get; }

    public EncoderSettings Settings { get; }

    public string Folder { get; }

    /// <summary>Reads and opens the encoder of a folder.</summary>
    public static Outcome<SentenceEncoder> Load(string folder)
    {
        var files = EncoderFiles.Read(folder);
        return files.IsOk ? Open(files.Value) : files.Problem;
    }

    /// <summary>Opens files that were read; a problem when they do not make a sentence encoder together.</summary>
    public static Outcome<SentenceEncoder> Open(EncoderFiles files)
    {
        var settings = files.Settings is { } json ? EncoderSettings.Parse(json, Path.Combine(files.Folder, EncoderFiles.SettingsName)) : EncoderSettings.Default;
        if (!settings.IsOk)
            return settings.Problem;
        var pieces = WordPieces.Open(files.Vocabulary, settings.Value, Path.Combine(files.Folder, EncoderFiles.VocabularyName));
        if (!pieces.IsOk)
            return pieces.Problem;
        var where = Path.Combine(files.Folder, EncoderFiles.ModelName);
        var session = SharedSessions.Open(files, settings.Value.Output, where);
        if (!session.IsOk)
            return session.Problem;
        var dimensions = Probe(session.Value, pieces.Value, where);
        return dimensions.IsOk ? new SentenceEncoder(files, settings.Value, pieces.Value, session.Value, dimensions.Value) : dimensions.Problem;
    }

    public void Encode(ReadOnlySpan<char> passage, Span<float> into)
    {
        var (values, shape) = _session.Run(_pieces.Read(passage));
        if (shape.Length == 2 || Settings.Pooling == Pooling.Cls)
            values.AsSpan(0, Dimensions).CopyTo(into);
        else
            Mean(values, into[..Dimensions]);
    }

    /// <summary>Every token of the passage counts once; there is no padding, since each passage is run alone.</summary>
    private static void Mean(ReadOnlySpan<float> states, Span<float> into)
    {
        into.Clear();
        for (var at = 0; at < states.Length; at += into.Length)
            TensorPrimitives.Add(into, states.Slice(at, into.Length), into);
        TensorPrimitives.Divide(into, (float)(states.Length / into.Length), into);
    }

    /// <summary>Reads the shortest and the longest passage there can be: what fails on some text fails now, as a problem.</summary>
    private static Outcome<int> Probe(EncoderSession session, WordPieces pieces, string where)
    {
        var dimensions = 0L;
        foreach (var ids in (ReadOnlySpan<long[]>)[pieces.Read(""), pieces.Longest()])
        {
            try
            {
                var (values, shape) = session.Run(ids);
                if (Fault(values, shape, ids.Length) is { } fault)
                    return EncoderSession.Foreign(fault, where);
                if (dimensions != 0 && dimensions != shape[^1])
                    return EncoderSession.Foreign("the length of its vectors changes with the passage.", where);
                dimensions = shape[^1];
            }
            catch (OnnxRuntimeException error)
            {
                return EncoderSession.Foreign(
                    $"it cannot read {ids.Length} tokens with ids to {pieces.Count - 1} (too large a vocabulary, or max_tokens): {error.Message}", where);
            }
        }
        return (int)dimensions;
    }

    private static string? Fault(float[] values, long[] shape, int length)
    {
        if (!(shape is [1, var tokens, _] && tokens == length || shape is [1, _]))
            return $"for one passage of {length} tokens its output is {string.Join(" × ", shape)}, not 1 × {length} × d or 1 × d.";
        if (shape[^1] is < 1 or > Limits.MaxEncoderDimensions)
            return $"its vectors have {shape[^1]} dimensions; at most {Limits.MaxEncoderDimensions} are taken.";
        return values.All(float.IsFinite) ? null : "its output is not all numbers.";
    }
}
