using System.CommandLine;
using RhetoricLens.Commands;
using RhetoricLens.Core.Outcomes;
using RhetoricLens.Stance.Score;
using RhetoricLens.Stance.Train;

namespace RhetoricLens.Benchmarks;

/// <summary><c>stance</c>: how fast the model in use loads and scores, and a peer over the same passages.</summary>
internal static class StanceCommand
{
    private static readonly string[] Pythons = ["python3", "/usr/bin/python3", "python"];

    public static Command Create()
    {
        var passages = new Argument<string?>("passages") { Description = "JSONL file of passages ({\"id\",\"text\"})", Arity = ArgumentArity.ZeroOrOne };
        var folder = new Option<string?>("--folder") { Description = "The UN General Debate Corpus as unpacked, or any folder of texts", HelpName = "DIR" };
        var texts = new Option<int>("--texts") { Description = "Texts taken from the folder, evenly spaced", HelpName = "N", DefaultValueFactory = _ => 1000 };
        var labels = new Option<string?>("--labels") { Description = "Coded passages that the peer is trained on; those that travel with the program when left out", HelpName = "FILE" };
        var models = new Option<string?>("--models") { Description = "Folder of a registry; the shipped one when left out", HelpName = "DIR" };
        var python = new Option<string?>("--python") { Description = "Python with scikit-learn; searched for when left out", HelpName = "FILE" };
        var seconds = new Option<double>("--seconds") { Description = "Least time of each measurement", HelpName = "N", DefaultValueFactory = _ => 5 };
        var command = new Command("stance", "Measure loading, scoring and the scikit-learn peer; one table on standard output.") { passages, folder, texts, labels, models, python, seconds };
        command.SetAction((parsed, cancellation) => RunAsync(
            new StanceRequest(
                parsed.GetValue(passages),
                parsed.GetValue(folder),
                Math.Max(1, parsed.GetValue(texts)),
                parsed.GetValue(labels) ?? Path.Combine(Workspace.Corpora, "labelled", "authored.jsonl"),
                parsed.GetValue(models) ?? Workspace.ShippedModels,
                parsed.GetValue(python) is { } named ? [named] : Pythons,
                TimeSpan.FromSeconds(Math.Clamp(parsed.GetValue(seconds), 0.1, 3600))),
            cancellation));
        return command;
    }

    private static async Task<int> RunAsync(StanceRequest request, CancellationToken cancellation)
    {
        var input = StanceInput.Read(request);
        if (!input.IsOk)
            return Terminal.Fail(input.Problem);
        Terminal.Say("Loading the model ...");
        var loads = await LoadTimes.MeasureAsync(request.Models, cancellation);
        if (!loads.IsOk)
            return Terminal.Fail(loads.Problem);
        var rates = Score(request, input.Value, cancellation);
        var peer = await PeerAsync(request, input.Value, cancellation);
        StanceTable.Write(loads.Value, [.. rates, .. peer.IsOk ? peer.Value : []]);
        return peer.IsOk ? Terminal.Done : Terminal.Fail(peer.Problem);
    }

    private static List<Rate> Score(StanceRequest request, StanceInput input, CancellationToken cancellation)
    {
        var measure = new ScoringRate(new StanceScorer(new ModelRegistry(request.Models).Load().Value), request.Least);
        var rates = new List<Rate>();
        foreach (var set in input.Sets)
        {
            Terminal.Say($"Scoring {set.Name} ...");
            rates.AddRange(ScoringRate.Widths.Select(threads => measure.Passages(set, threads, cancellation)));
        }
        if (input.Folder is not { } folder)
            return rates;
        Terminal.Say($"Splitting and scoring {folder.Name} ...");
        rates.AddRange(ScoringRate.Widths.Select(threads => measure.Texts(folder, threads, cancellation)));
        return rates;
    }

    /// <summary>No rates, and a word about it, when no Python has what it takes.</summary>
    private static async Task<Outcome<Rate[]>> PeerAsync(StanceRequest request, StanceInput input, CancellationToken cancellation)
    {
        if (await Peer.FindAsync(request.Pythons, cancellation) is not { } peer)
        {
            Terminal.Say($"The peer is left out: scikit-learn is missing from {string.Join(", ", request.Pythons)}. Install it with apt install python3-sklearn or pip install scikit-learn, or name a Python that has it with --python.");
            return Array.Empty<Rate>();
        }
        Terminal.Say("Training and measuring the peer ...");
        var measured = await peer.MeasureAsync(input.Labels, input.Sets, request.Least, cancellation);
        if (!measured.IsOk)
            return measured.Problem;
        var (model, rates) = measured.Value;
        Terminal.Say($"Peer: scikit-learn {model.Sklearn} on Python {model.Python}, trained on {model.Rows} passages in {model.FitSeconds:0.0} s, {model.Features} features.");
        return rates;
    }
}
