using System.CommandLine;
using System.Globalization;
using RhetoricLens.Core.Outcomes;
using RhetoricLens.Jobs;
using RhetoricLens.Stance.Train;

namespace RhetoricLens.Commands;

/// <summary><c>rhetoriclens models train</c>: labelled sets in, a model in the registry out; <c>rhetoriclens train</c> is the same.</summary>
public static class TrainCommand
{
    /// <summary>The sets that travel with the program whole; the held-out set is not among them.</summary>
    private static readonly string[] WrittenSets = ["authored", "own-en", "own-zh", "own-ru", "own-fr", "own-es", "own-ar"];

    /// <summary>The same where it stood before there was <c>models train</c>.</summary>
    public static Command CreateHidden()
    {
        var command = Create();
        command.Hidden = true;
        return command;
    }

    public static Command Create()
    {
        var labels = new Option<string[]>("--labels")
        {
            Description = "Labelled set, a file or the name of a set at hand; repeated sets are laid together; the written ones that travel with the program when left out",
            HelpName = "SET",
        };
        var test = new Option<string[]>("--test") { Description = "Labelled set to measure on, never trained on; may be repeated", HelpName = "SET" };
        var from = new Option<string?>("--base") { Description = "Take the settings of this model over", HelpName = "MODEL" };
        var lexicon = new Option<string?>("--lexicon") { Description = "Codebook lexicon (YAML); that of the base or of the model in use when left out", HelpName = "FILE" };
        var vectors = new Option<string?>("--vectors") { Description = "Word vectors made by models vectors; those of the base or of the model in use when left out", HelpName = "FILE" };
        var encoder = CommonOptions.Encoder();
        var seed = new Option<int?>("--seed") { Description = "Seed of the trainer; that of the settings when left out", HelpName = "N" };
        var notes = new Option<string?>("--notes") { Description = "Markdown file for the card: what the labels are and who or what made them", HelpName = "FILE" };
        var models = new Option<string?>("--models") { Description = "Folder of the registry; your data folder's when left out", HelpName = "DIR" };
        var date = new Option<string?>("--date") { Description = "Day of training stated on the card, for an exact reproduction", HelpName = "DATE" };
        var command = new Command("train", """
            Train a classifier on labelled sets, measure it by cross-validation and on test sets, and register it with its card. Nothing is put in use.

            Example:
              rhetoriclens models train --labels my-labels.jsonl --test my-held-out.jsonl
            """) { labels, test, from, lexicon, vectors, encoder, seed, notes, models, date };
        command.SetAction((parsed, cancellation) =>
        {
            var data = parsed.GetRequiredValue(CommonOptions.Data);
            var registry = parsed.GetValue(models) is { } folder ? new ModelRegistry(folder) : Workspace.RegistryOf(data);
            var request = Request(data, parsed.GetValue(labels), parsed.GetValue(test), parsed.GetValue(notes), parsed.GetValue(date));
            return request.IsOk
                ? RunAsync(
                    registry,
                    request.Value with
                    {
                        Base = parsed.GetValue(from), Seed = parsed.GetValue(seed), Lexicon = parsed.GetValue(lexicon), Vectors = parsed.GetValue(vectors),
                        Encoder = parsed.GetValue(encoder),
                    },
                    cancellation)
                : Task.FromResult(Terminal.Fail(request.Problem));
        });
        return command;
    }

    private static Outcome<TrainRequest> Request(string data, string[]? labels, string[]? tests, string? notes, string? date)
    {
        var day = DayOf(date);
        if (!day.IsOk)
            return day.Problem;
        if (notes is not null && !File.Exists(notes))
            return new Problem("missing_path", "There is no such file.", notes, "Give the path of a Markdown file.");
        var store = Workspace.LabelsOf(data);
        var sets = store.FindAll(labels is { Length: > 0 } ? labels : WrittenSets);
        if (!sets.IsOk)
            return sets.Problem;
        var testSets = store.FindAll(tests ?? []);
        if (!testSets.IsOk)
            return testSets.Problem;
        return new TrainRequest(sets.Value)
        {
            Tests = testSets.Value,
            Notes = notes is null ? "" : File.ReadAllText(notes),
            Date = day.Value,
        };
    }

    private static async Task<int> RunAsync(ModelRegistry registry, TrainRequest request, CancellationToken cancellation)
    {
        var added = await LiveProgress.ShowAsync(progress => new TrainingRun(registry, LabelledFile.Read).Run(request, new Phases(progress), cancellation));
        if (!added.IsOk)
            return Terminal.Fail(added.Problem);
        Console.Out.WriteLine($"{added.Value.Id} {added.Value.Sha256}");
        foreach (var (metric, value) in added.Value.Metrics)
            Console.Out.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{metric,-32} {value:0.####}"));
        return Terminal.Done;
    }

    private static Outcome<DateOnly?> DayOf(string? text)
    {
        if (text is null)
            return (Outcome<DateOnly?>)(DateOnly?)null;
        return DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            ? (Outcome<DateOnly?>)day
            : new Problem("bad_date", $"\"{text}\" is not a day.", "--date", "Write it as 2026-11-23.");
    }
}
