using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Trainers;
using RhetoricLens.Core;
using RhetoricLens.Stance.Score;

namespace RhetoricLens.Stance.Train;

/// <summary>Weights of a model, four a feature, in the order of <see cref="StanceLabel"/>.</summary>
/// <param name="Weights">Four for each feature of the representation.</param>
/// <param name="Biases">Four.</param>
public sealed record ModelWeights(float[] Weights, float[] Biases);

/// <summary>A fitted ML.NET model, and the way from it to weights and to a file.</summary>
internal sealed record Fit(MLContext Context, ITransformer Model, DataViewSchema InputSchema)
{
    /// <summary>Reads a file that holds what <see cref="ToZip"/> wrote. Throws whatever ML.NET throws on a foreign file: check its SHA-256 first.</summary>
    public static Fit FromFile(Stream file)
    {
        var context = new MLContext(seed: 0);
        var model = context.Model.Load(file, out var schema);
        return new Fit(context, model, schema);
    }

    /// <summary>A model file as ML.NET writes and reads it.</summary>
    public byte[] ToZip()
    {
        using var stream = new MemoryStream();
        Context.Model.Save(Model, InputSchema, stream);
        return stream.ToArray();
    }

    /// <summary>The trained weights, found by the names of the classes: ML.NET's own order is that of its keys.</summary>
    public ModelWeights Read()
    {
        var linear = Linear();
        VBuffer<float>[]? perClass = null;
        linear.GetWeights(ref perClass, out var classes);
        var biases = linear.GetBiases().ToArray();
        var labels = Labels();
        if (classes != StanceModel.Classes || labels.Length != classes || labels.Distinct().Count() != classes)
            throw new InvalidDataException("The model does not have the four classes of the codebook.");
        var weights = new float[perClass[0].Length * classes];
        var ordered = new float[classes];
        for (var c = 0; c < classes; c++)
        {
            ordered[(int)labels[c]] = biases[c];
            foreach (var (index, weight) in perClass[c].Items())
                weights[index * classes + (int)labels[c]] = weight;
        }
        return new ModelWeights(weights, ordered);
    }

    private MaximumEntropyModelParameters Linear() =>
        (Model as IEnumerable<ITransformer>)?.LastOrDefault() is ISingleFeaturePredictionTransformer<object> { Model: MaximumEntropyModelParameters linear }
            ? linear
            : throw new InvalidDataException("The file holds another kind of model.");

    private StanceLabel[] Labels()
    {
        var column = Model.GetOutputSchema(InputSchema)[Columns.Key];
        var names = default(VBuffer<ReadOnlyMemory<char>>);
        column.GetKeyValues(ref names);
        return [.. names.DenseValues().Select(name => StanceLabels.Parse(name.ToString())
            ?? throw new InvalidDataException($"The model has an unknown class '{name}'."))];
    }
}
