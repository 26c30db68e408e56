using System.CommandLine;
using System.Globalization;
using RhetoricLens.Core.Outcomes;
using RhetoricLens.Stance.Score;
using RhetoricLens.Stance.Train;

namespace RhetoricLens.Commands;

/// <summary><c>rhetoriclens train</c>: a labelled set in, a model in the registry out.</summary>
public static class TrainCommand
{
    private const string Kind = "linear";
    private const int Folds = 10;

    public static Command Create()
    {
        var labels = new Option<string>("--labels")
        {
            Description = "Labelled set (JSONL: text, label, and any of id, language, kind, group); the one that travels with the program when left out",
            HelpName = "FILE",
            DefaultValueFactory = _ => Path.Combine(Workspace.Corpora, "labelled", "authored.jsonl"),
        };
        var test = new Option<string[]>("--test") { Description = "Labelled set to measure on, never trained on; may be repeated", HelpName = "FILE" };
        var use = new Option<bool>("--use") { Description = "Put the new model in use when it is done" };
        var notes = new Option<string?>("--notes") { Description = "Markdown file for the card: what the labels are and who or what made them", HelpName = "FILE" };
        var models = new Option<string?>("--models") { Description = "Folder of the registry; your data folder's when left out", HelpName = "DIR" };
        var date = new Option<string?>("--date") { Description = "Day of training stated on the card, for an exact reproduction", HelpName = "DATE" };
        var command = new Command("train", """
            Train a classifier on a labelled set, measure it by cross-validation and on test sets, and register it with its card.

            Example:
              rhetoriclens train --labels my-labels.jsonl --test my-held-out.jsonl --use
            """) { labels, test, use, notes, models, date };
        command.SetAction((parsed, cancellation) => Task.Run(
            () =>
            {
                var data = parsed.GetRequiredValue(CommonOptions.Data);
                var registry = parsed.GetValue(models) is { } folder ? new ModelRegistry(folder) : Workspace.RegistryOf(data);
                var request = new TrainRequest(
                    parsed.GetRequiredValue(labels), parsed.GetValue(test) ?? [], parsed.GetValue(use), parsed.GetValue(notes), parsed.GetValue(date));
                return Run(registry, request, cancellation);
            },
            cancellation));
        return command;
    }

    private static int Run(ModelRegistry registry, TrainRequest request, CancellationToken cancellation)
    {
        var set = LabelledFile.Read(request.Labels);
        if (!set.IsOk)
            return Terminal.Fail(set.Problem);
        var tests = request.Tests.Select(file => (Name: Path.GetFileNameWithoutExtension(file), Set: LabelledFile.Read(file))).ToArray();
        if (tests.Select(test => test.Set.Problem).FirstOrDefault(problem => problem is not null) is { } unusable)
            return Terminal.Fail(unusable);
        var day = DayOf(request.Date);
        if (!day.IsOk)
            return Terminal.Fail(day.Problem);
        if (request.Notes is { } missing && !File.Exists(missing))
            return Terminal.Fail(new Problem("missing_path", "There is no such file.", missing, "Give the path of a Markdown file."));
        Terminal.Say($"Training on {set.Value.Passages.Count} passages of {set.Value.Name} ...");
        var trained = Trainer.Train(set.Value, TrainSettings.Default, cancellation);
        if (!trained.IsOk)
            return Terminal.Fail(trained.Problem);
        Terminal.Say($"Cross-validating ({Folds} folds) ...");
        var crossValidated = CrossValidation.Run(set.Value, TrainSettings.Default, Folds, cancellation);
        if (!crossValidated.IsOk)
            return Terminal.Fail(crossValidated.Problem);
        var metrics = crossValidated.Value.Metrics("cv");
        foreach (var (name, test) in tests)
            Measure(trained.Value, name, test.Value, metrics);
        return Register(registry, trained.Value, day.Value, metrics, request);
    }

    private static void Measure(TrainedModel trained, string name, LabelledSet set, SortedDictionary<string, double> metrics)
    {
        var evaluation = Evaluation.Of(new StanceScorer(trained.ToModel("measured")), set);
        foreach (var (metric, value) in evaluation.Metrics("test_" + name.Replace('-', '_').ToLowerInvariant()))
            metrics[metric] = value;
    }

    private static int Register(
        ModelRegistry registry, TrainedModel trained, DateOnly day, SortedDictionary<string, double> metrics, TrainRequest request)
    {
        var id = registry.NextId(Kind);
        var added = id.IsOk
            ? registry.Add(trained, id.Value, day, metrics, request.Notes is { } notes ? File.ReadAllText(notes) : "")
            : id.Problem;
        if (!added.IsOk)
            return Terminal.Fail(added.Problem);
        if (request.Use && registry.Use(added.Value.Id) is { IsOk: false } refused)
            return Terminal.Fail(refused.Problem);
        Console.Out.WriteLine($"{added.Value.Id} {added.Value.Sha256}");
        foreach (var (metric, value) in metrics)
            Console.Out.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{metric,-32} {value:0.####}"));
        return Terminal.Done;
    }

    private static Outcome<DateOnly> DayOf(string? text)
    {
        if (text is null)
            return DateOnly.FromDateTime(DateTime.UtcNow);
        return DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            ? day
            : new Problem("bad_date", $"\"{text}\" is not a day.", "--date", "Write it as 2026-11-23.");
    }

    private sealed record TrainRequest(string Labels, string[] Tests, bool Use, string? Notes, string? Date);
}
