using System.CommandLine;
using System.Globalization;
using RhetoricLens.Core.Outcomes;
using RhetoricLens.Jobs;
using RhetoricLens.Stance.Coding;
using RhetoricLens.Stance.Vectors;

namespace RhetoricLens.Commands;

/// <summary><c>rhetoriclens models vectors</c>: unlabelled texts in; a file of word vectors out.</summary>
internal static class VectorsCommand
{
    private const int ShownNeighbours = 8;

    public static Command Create()
    {
        var folders = new Argument<string[]>("folders") { Description = "Folders of texts (.txt, UTF-8), read with all that is below them", HelpName = "FOLDER", Arity = ArgumentArity.OneOrMore };
        var weight = new Option<string?>("--weight") { Description = "How many times each folder's texts count, one number a folder; once when left out", HelpName = "1,4" };
        var file = new Option<string>("--out") { Description = "File to write", HelpName = "FILE", DefaultValueFactory = _ => "vectors.bin" };
        var dimensions = new Option<int>("--dimensions") { Description = "Numbers in a vector", HelpName = "N", DefaultValueFactory = _ => VectorSettings.Default.Dimensions };
        var vocabulary = new Option<int>("--vocabulary") { Description = "Words that get a vector, the most frequent ones", HelpName = "N", DefaultValueFactory = _ => VectorSettings.Default.Vocabulary };
        var show = new Option<string?>("--show") { Description = "Words whose nearest neighbours are printed, with commas between", HelpName = "WORDS" };
        var command = new Command("vectors", """
            Learn from unlabelled texts which words keep the same company. The file holds hashes and numbers, no words.

            Example:
              rhetoriclens models vectors TXT official-texts --weight 1,4 --show sovereignty,icann
            """) { folders, weight, file, dimensions, vocabulary, show };
        command.SetAction((parsed, cancellation) => RunAsync(
            VectorTexts.In(parsed.GetRequiredValue(folders), parsed.GetValue(weight)),
            VectorSettings.Default with { Dimensions = parsed.GetValue(dimensions), Vocabulary = parsed.GetValue(vocabulary) },
            new VectorOutput(parsed.GetRequiredValue(file), parsed.GetValue(show)?.Split(',', StringSplitOptions.TrimEntries) ?? []),
            cancellation));
        return command;
    }

    private static async Task<int> RunAsync(Outcome<VectorTexts> texts, VectorSettings settings, VectorOutput output, CancellationToken cancellation)
    {
        if (!texts.IsOk)
            return Terminal.Fail(texts.Problem);
        var learned = await LiveProgress.ShowAsync(progress => VectorLearner.Learn(texts.Value.Read, settings, new Steps(progress), cancellation));
        if (!learned.IsOk)
            return Terminal.Fail(learned.Problem);
        if (WholeFile.Write(output.File, stream => stream.Write(learned.Value.Vectors.ToBytes())) is { } unwritten)
            return Terminal.Fail(unwritten);
        Write(learned.Value, output.Show);
        return texts.Value.LeftOut == 0 ? Terminal.Done : Terminal.Failed;
    }

    private static void Write(LearnedVectors learned, string[] show)
    {
        Console.Out.WriteLine($"words {learned.Vectors.Count}, dimensions {learned.Vectors.Dimensions}, learned from {learned.Tokens} words");
        Console.Out.WriteLine($"sha256 {learned.Vectors.Sha256}");
        foreach (var word in show)
        {
            var nearest = learned.Nearest(word, ShownNeighbours);
            if (nearest.IsOk)
                Console.Out.WriteLine($"{word}: {string.Join(", ", nearest.Value.Select(Text))}");
            else
                Terminal.Say(nearest.Problem.ToString());
        }
    }

    private static string Text(Neighbour neighbour) => string.Create(CultureInfo.InvariantCulture, $"{neighbour.Word} {neighbour.Similarity:0.00}");

    private sealed record VectorOutput(string File, string[] Show);

    private sealed class Steps(IProgress<Step> bars) : IProgress<LearningProgress>
    {
        public void Report(LearningProgress value) => bars.Report(new Step(value.Step, value.Done, value.Total));
    }
}
