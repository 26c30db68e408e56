using RhetoricLens.Core;
using RhetoricLens.Core.Outcomes;
using RhetoricLens.Stance.Encoders;
using RhetoricLens.Stance.Score;
using RhetoricLens.Stance.Score.Codebook;
using RhetoricLens.Stance.Vectors;

namespace RhetoricLens.Stance.Train;

/// <summary>The one place where a training run touches the trainer, its settings and its measures.</summary>
internal static class TrainingRecipe
{
    private const int FoldCount = 5;

    /// <summary>The program's own settings, or those that another model was trained with; lexicon, word vectors and sentence encoder are that model's, else those of the model in use.</summary>
    public static Outcome<TrainSettings> Settings(ModelRegistry registry, TrainRequest request)
    {
        var given = Given(request);
        if (!given.IsOk)
            return given.Problem;
        var (lexicon, vectors, encoder) = given.Value;
        var parent = registry.Load(request.Base);
        if (request.Base is not null && !parent.IsOk)
            return parent.Problem;
        var representation = parent.IsOk ? parent.Value.Representation : null;
        var settings = TrainSettings.Default;
        if (request.Base is { } id)
        {
            if (TrainSettings.Parse(parent.Value.Version.Settings, representation!.Lexicon, representation.Vectors, representation.Encoder) is not { } same)
                return new Problem("model_foreign", "The settings of the model are not those of this version of the program.", id, "Train without a base, or take another.");
            settings = same;
        }
        return settings.With(encoder ?? representation?.Encoder) with
        {
            Seed = request.Seed ?? settings.Seed,
            Lexicon = lexicon ?? settings.Lexicon,
            Vectors = vectors ?? representation?.Vectors,
        };
    }

    private static Outcome<(Lexicon? Lexicon, WordVectors? Vectors, ISentenceEncoder? Encoder)> Given(TrainRequest request)
    {
        ISentenceEncoder? encoder = null;
        if (request.Encoder is { } folder)
        {
            var opened = SentenceEncoder.Load(folder);
            if (!opened.IsOk)
                return opened.Problem;
            encoder = opened.Value;
        }
        Lexicon? lexicon = null;
        if (request.Lexicon is { } lexiconFile)
        {
            var read = LexiconReader.Read(lexiconFile);
            if (!read.IsOk)
                return read.Problem;
            lexicon = read.Value;
        }
        if (request.Vectors is not { } vectorFile)
            return (lexicon, (WordVectors?)null, encoder);
        if (!File.Exists(vectorFile))
            return new Problem("missing_path", "There is no such file.", vectorFile, "Give a file made by models vectors.");
        var vectors = WordVectors.Read(File.ReadAllBytes(vectorFile), vectorFile);
        return vectors.IsOk ? (lexicon, (WordVectors?)vectors.Value, encoder) : vectors.Problem;
    }

    /// <summary>Null when the set can carry a model.</summary>
    public static Problem? Check(LabelledSet set) => Trainer.Check(set);

    public static Outcome<TrainedModel> Train(LabelledSet set, TrainSettings settings, CancellationToken cancellation) =>
        Trainer.Train(set, settings, cancellation);

    public static Outcome<CrossValidated> CrossValidate(LabelledSet set, TrainSettings settings, IProgress<TrainProgress>? progress, CancellationToken cancellation)
    {
        progress?.Report(new TrainProgress("cross-validate", 0, FoldCount));
        return CrossValidation.Run(
            set, settings, FoldCount, SplitKind.Document, (done, all) => progress?.Report(new TrainProgress("cross-validate", done, all)), cancellation);
    }

    public static IReadOnlyList<(LabelledPassage Passage, StanceProbabilities P)> Judge(TrainedModel trained, LabelledSet test)
    {
        var scorer = new StanceScorer(trained.ToModel("measured"));
        return [.. test.Passages.Select(passage => (passage, scorer.Score(passage.Text)))];
    }
}
