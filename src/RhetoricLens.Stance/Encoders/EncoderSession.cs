using System.Diagnostics.CodeAnalysis;
using Microsoft.ML.OnnxRuntime;
using Microsoft.ML.OnnxRuntime.Tensors;
using RhetoricLens.Core.Outcomes;

namespace RhetoricLens.Stance.Encoders;

/// <summary>
/// An ONNX model that runs on the calling thread alone, one passage a run: no rounding depends on other threads or passages. Nobody disposes it:
/// scorers share it and are swapped while others still score, so that only the garbage collector knows when the last user has gone. It then ends
/// ONNX Runtime's session, whose own finalizer releases the memory; the pressure tells the collector how much that is.
/// </summary>
internal sealed class EncoderSession
{
    private const string Ids = "input_ids", Mask = "attention_mask", Types = "token_type_ids";

    private readonly InferenceSession _session;
    private readonly string[] _inputs;
    private readonly string[] _output;
    private readonly long _bytes;

    private EncoderSession(InferenceSession session, string output, long bytes)
    {
        (_session, _inputs, _output, _bytes) = (session, [.. session.InputNames], [output], bytes);
        GC.AddMemoryPressure(bytes);
    }

    [SuppressMessage("Design", "MA0055", Justification = "See the summary.")]
    ~EncoderSession() => GC.RemoveMemoryPressure(_bytes);

    /// <summary>A problem when the bytes are not an ONNX model with the inputs and the output of a sentence encoder.</summary>
    public static Outcome<EncoderSession> Open(byte[] model, string output, string where)
    {
        InferenceSession session;
        try
        {
            // Builds for Windows report their use to its maker unless told not to.
            OrtEnv.Instance().DisableTelemetryEvents();
            using var options = Options();
            session = new InferenceSession(model, options);
        }
        catch (OnnxRuntimeException error)
        {
            return Foreign("it is not an ONNX model that can be run here: " + error.Message, where);
        }
        catch (Exception error) when (error is TypeInitializationException or DllNotFoundException or EntryPointNotFoundException)
        {
            return new Problem("encoder_unsupported", "ONNX Runtime does not run on this machine: " + error.Message, where, "Use a model without a sentence encoder.");
        }
        var name = output.Length > 0 ? output : session.OutputNames[0];
        if (Fault(session, name) is not { } fault)
            return new EncoderSession(session, name, model.Length);
        session.Dispose();
        return Foreign(fault, where);
    }

    /// <summary>The output for one passage and its shape. Throws ONNX Runtime's exception when the model cannot read these ids.</summary>
    public (float[] Values, long[] Shape) Run(long[] ids)
    {
        long[] shape = [1, ids.Length];
        using var tokens = OrtValue.CreateTensorValueFromMemory(ids, shape);
        using var mask = OrtValue.CreateTensorValueFromMemory(Enumerable.Repeat(1L, ids.Length).ToArray(), shape);
        using var types = OrtValue.CreateTensorValueFromMemory(new long[ids.Length], shape);
        var values = Array.ConvertAll(_inputs, name => name == Ids ? tokens : name == Mask ? mask : types);
        using var run = new RunOptions();
        using var results = _session.Run(run, _inputs, values, _output);
        var read = (results[0].GetTensorDataAsSpan<float>().ToArray(), results[0].GetTensorTypeAndShape().Shape);
        GC.KeepAlive(this);
        return read;
    }

    internal static Problem Foreign(string what, string where) => new(
        "encoder_foreign", "The file is not a sentence encoder: " + what, where,
        "It must take input_ids and attention_mask, and token_type_ids if it likes (int64, batch × length), and give numbers by token or by passage (float).");

    private static string? Fault(InferenceSession session, string output)
    {
        string[] known = [Ids, Mask, Types];
        if (session.InputNames.Except(known, StringComparer.Ordinal).FirstOrDefault() is { } strange)
            return $"it asks for the input {strange}.";
        if (known.Take(2).Except(session.InputNames, StringComparer.Ordinal).FirstOrDefault() is { } absent)
            return $"it has no input {absent}.";
        if (session.InputMetadata.FirstOrDefault(input => input.Value.ElementDataType != TensorElementType.Int64).Key is { } other)
            return $"its input {other} is not of type int64.";
        if (!session.OutputMetadata.TryGetValue(output, out var result))
            return $"it has no output {output}.";
        return result.ElementDataType == TensorElementType.Float ? null : $"its output {output} is not of type float.";
    }

    private static SessionOptions Options() => new()
    {
        IntraOpNumThreads = 1,
        InterOpNumThreads = 1,
        ExecutionMode = ExecutionMode.ORT_SEQUENTIAL,
        // Passages are of many lengths: plans kept for each would only take memory.
        EnableMemoryPattern = false,
        LogSeverityLevel = OrtLoggingLevel.ORT_LOGGING_LEVEL_FATAL,
    };
}
