using System.Text;
using RhetoricLens.Core;
using RhetoricLens.Core.Outcomes;
using RhetoricLens.Jobs;
using RhetoricLens.Stance.Coding;
using RhetoricLens.Stance.Train;

namespace RhetoricLens.Api;

/// <summary>An order for a new model.</summary>
/// <param name="Labels">Names of labelled sets at hand, laid together.</param>
/// <param name="Jsonl">Labelled rows in the request itself, one JSON object a line; kept in the data folder under their fingerprint.</param>
/// <param name="Test">Names of labelled sets to measure on, never trained on.</param>
/// <param name="Base">Model whose settings are taken over.</param>
/// <param name="Notes">Markdown for the card: what the labels are and who or what made them.</param>
/// <param name="Seed">Seed of the trainer.</param>
/// <param name="Name">Id of the new model, lower-case letters, digits and hyphens; the next free one when left out.</param>
public sealed record TrainModelRequest(
    IReadOnlyList<string>? Labels = null, string? Jsonl = null, IReadOnlyList<string>? Test = null, string? Base = null, string? Notes = null, int? Seed = null, string? Name = null)
{
    /// <summary>The order; rows in the request are checked, and written into the data folder.</summary>
    public Outcome<TrainOrder> Order(Workspace workspace)
    {
        if (Labels is not { Count: > 0 } && string.IsNullOrWhiteSpace(Jsonl))
            return new Problem("bad_request", "There is nothing to train on.", "/labels", "Send {\"labels\":[\"authored\"]} with names of labelled sets, or rows in jsonl.");
        var names = (Labels ?? []).ToList();
        if (!string.IsNullOrWhiteSpace(Jsonl))
        {
            var kept = Keep(workspace.Folder, Jsonl);
            if (!kept.IsOk)
                return kept.Problem;
            names.Add(kept.Value);
        }
        return new TrainOrder(names, Test ?? [], Base, Notes ?? "", Seed, DateOnly.FromDateTime(DateTime.UtcNow)) { Name = string.IsNullOrWhiteSpace(Name) ? null : Name.Trim() };
    }

    private static Outcome<string> Keep(string data, string rows)
    {
        using var reader = new StringReader(rows);
        var set = LabelledSetReader.Read(reader, "jsonl");
        if (set.Problems.Count > 0)
            return LabelledSets.BadRows(set);
        var name = "uploaded-" + DocumentId.Sha256(rows)[..16];
        var file = Path.Combine(Workspace.LabelsFolder(data), name + ".jsonl");
        return WholeFile.Write(file, stream => stream.Write(Encoding.UTF8.GetBytes(rows))) is { } problem ? problem : name;
    }
}

/// <summary>A wish to put a model in use.</summary>
/// <param name="Override">True when a person answers for it whatever the gate says.</param>
/// <param name="Reason">Why; needed with <paramref name="Override"/>, and kept.</param>
/// <param name="Test">Name of a labelled set to judge by; the frozen one when left out.</param>
public sealed record PromoteRequest(bool Override = false, string? Reason = null, string? Test = null);

/// <summary>A wish to go back to the model that was in use before.</summary>
/// <param name="Reason">Why; kept.</param>
public sealed record RollbackRequest(string? Reason = null);

/// <summary>A change of the model in use.</summary>
/// <param name="From">The model that was in use.</param>
/// <param name="To">The model that is in use now.</param>
/// <param name="Gate">What the gate measured; null when it could not, and after a rollback.</param>
/// <param name="Overruled">Why the gate had refused, when a person overrode it; else empty.</param>
/// <param name="Answering">The model whose scores answer questions until the new one has scored everything.</param>
/// <param name="Rescoring">Address of the job that scores the store by the new model; null when there is nothing left to score.</param>
public sealed record SwitchAnswer(string From, string To, GateNumbers? Gate, string Overruled, string Answering, string? Rescoring);
