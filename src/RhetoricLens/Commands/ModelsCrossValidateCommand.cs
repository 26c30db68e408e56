using System.CommandLine;
using RhetoricLens.Core;
using RhetoricLens.Core.Outcomes;
using RhetoricLens.Stance.Score;
using RhetoricLens.Stance.Train;

namespace RhetoricLens.Commands;

/// <summary><c>rhetoriclens models crossvalidate</c>: how good a model trained on labelled sets would be on what it has not seen.</summary>
internal static class ModelsCrossValidateCommand
{
    private const int Folds = 5;

    public static Command Create()
    {
        var labels = new Option<string[]>("--labels") { Description = "Labelled set; repeated sets are laid together", HelpName = "SET", Required = true };
        var on = new Option<string?>("--on") { Description = "Report on the passages of this one of the sets; on all when left out", HelpName = "SET" };
        var split = new Option<SplitKind[]>("--split") { Description = "What is kept apart; may be repeated; all when left out", HelpName = "KIND" };
        var without = new Option<FeaturePart[]>("--without") { Description = "Leave a part of the features out, to see what it adds; may be repeated", HelpName = "PART" };
        var from = new Option<string?>("--base") { Description = "Take settings, lexicon, word vectors and sentence encoder of this model; of the one in use when left out", HelpName = "MODEL" };
        var encoder = CommonOptions.Encoder();
        var command = new Command("crossvalidate", """
            Train on parts of labelled sets and judge the rest: split at random, by document, by document and near-duplicates (cluster), by country, by
            source and by time. The gap between random and the others is what a flattering evaluation would hide.

            Example:
              rhetoriclens models crossvalidate --labels dev.jsonl --labels train.jsonl --on dev.jsonl --split Document --split Random
            """) { labels, on, split, without, from, encoder };
        command.SetAction((parsed, cancellation) => Task.Run(
            () =>
            {
                var data = parsed.GetRequiredValue(CommonOptions.Data);
                var request = new TrainRequest(parsed.GetRequiredValue(labels)) { Base = parsed.GetValue(from), Encoder = parsed.GetValue(encoder) };
                var prepared = Prepare(data, request, parsed.GetValue(without) ?? []);
                if (!prepared.IsOk)
                    return Terminal.Fail(prepared.Problem);
                var kinds = parsed.GetValue(split) is { Length: > 0 } chosen ? chosen : Enum.GetValues<SplitKind>();
                return Run(prepared.Value.Set, prepared.Value.Settings, kinds, parsed.GetValue(on), cancellation);
            },
            cancellation));
        return command;
    }

    private static Outcome<(LabelledSet Set, TrainSettings Settings)> Prepare(string data, TrainRequest request, FeaturePart[] without)
    {
        var sets = new List<LabelledSet>();
        foreach (var label in request.Labels)
        {
            var set = LabelledFile.Read(data, label);
            if (!set.IsOk)
                return set.Problem;
            sets.Add(set.Value);
        }
        var joined = LabelledSets.Join(sets);
        if (!joined.IsOk)
            return joined.Problem;
        var settings = TrainSettings.From(Workspace.RegistryOf(data), request);
        return settings.IsOk ? (joined.Value, settings.Value with { Features = settings.Value.Features.Without(without) }) : settings.Problem;
    }

    private static int Run(LabelledSet set, TrainSettings settings, SplitKind[] kinds, string? on, CancellationToken cancellation)
    {
        var name = on is null ? null : Path.GetFileNameWithoutExtension(on);
        foreach (var kind in kinds)
        {
            var validated = CrossValidation.Run(set, settings, Folds, kind, cancellation: cancellation);
            if (!validated.IsOk)
                return Terminal.Fail(validated.Problem);
            var evaluation = validated.Value.Evaluate(passage => name is null || Path.GetFileNameWithoutExtension(passage.Set) == name);
            if (kinds.Length == 1)
                EvaluationTable.Write(kind.ToString(), evaluation);
            else
                Console.Out.WriteLine($"{EvaluationTable.Line(kind.ToString(), evaluation)}; F1 " + string.Join(", ", evaluation.PerClass.Select(Text)));
        }
        return Terminal.Done;
    }

    private static string Text(ClassQuality quality) => FormattableString.Invariant($"{StanceLabels.Name(quality.Label)} {quality.F1:0.000}");
}
