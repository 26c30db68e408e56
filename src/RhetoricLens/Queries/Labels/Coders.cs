using RhetoricLens.Core.Outcomes;
using RhetoricLens.Documents.Store;
using RhetoricLens.Stance.Coding;
using RhetoricLens.Stance.Coding.Agreement;

namespace RhetoricLens.Queries.Labels;

/// <summary>What coders do with a set beside coding.</summary>
public static class Coders
{
    /// <summary>Longest name of a coder.</summary>
    public const int MaxName = 60;

    /// <summary>A name under which decisions can be kept, without white space around it.</summary>
    /// <param name="given">As it was sent; null when it was not.</param>
    public static Outcome<string> Name(string? given)
    {
        var name = (given ?? "").Trim();
        if (name.Length is 0 or > MaxName || name.Any(char.IsControl))
            return new Problem("bad_coder", "A coder needs a name, of at most 60 characters.", "", "Give initials or a name; it stands beside each of your decisions.");
        return name == CodedUnit.Adjudicator
            ? new Problem("bad_coder", $"'{name}' is the name under which disagreements are settled.", "", "Take another name.")
            : name;
    }

    /// <summary>How far the coders of a set agree, as it stands now.</summary>
    public static Outcome<AgreementReport> Agreement(this Workspace workspace, string set)
    {
        var rows = workspace.CodedFiles.Read(set);
        return rows.IsOk ? CoderAgreement.Measure(rows.Value) : rows.Problem;
    }

    /// <summary>Settles what coders disagree on; the label is the passage's in training and wherever one label is needed.</summary>
    public static Outcome<Coding> Settle(this Workspace workspace, string set, Disagreement passage, string adjudicator, CodebookLabel label, string note)
    {
        var row = workspace.CodedFiles.Read(set) is { IsOk: true } rows ? rows.Value.Passages.FirstOrDefault(row => row.Text == passage.Text) : null;
        var place = row is null ? new PassageToCode(passage.Id, passage.Text, "und") : ShownPassage.Place(workspace, row);
        return workspace.Decide(new Coding(set, place, adjudicator, CodebookLabels.Name(label), IsBlind: true, Settles: true, note.Trim()));
    }

    /// <summary>Keeps a decision for good; a problem when the store cannot.</summary>
    public static Outcome<Coding> Decide(this Workspace workspace, Coding coding)
    {
        try
        {
            var kept = workspace.Store.Codings.Add(coding);
            workspace.CodedFiles.Changed(coding.Set);
            return kept;
        }
        catch (Exception exception) when (StoreProblems.Explain(exception, workspace.Store.File) is not null)
        {
            return StoreProblems.Explain(exception, workspace.Store.File)!;
        }
    }

    /// <summary>
    /// Takes rows of a file into a set. A row that mends what its coder decided in the browser is a new decision there: else the browser's would come back over it.
    /// </summary>
    public static Outcome<ImportReport> Import(this Workspace workspace, string set, IReadOnlyList<CodedPassage> rows, bool takeGood)
    {
        if (workspace.Labels().Refuses(set) is { } refusal)
            return refusal;
        var report = workspace.Labels().Import(set, rows, takeGood);
        if (report.IsOk)
            Mend(workspace, set, rows);
        return report;
    }

    private static void Mend(Workspace workspace, string set, IReadOnlyList<CodedPassage> rows)
    {
        var holding = workspace.Store.Codings.Holding(set).ToDictionary(coding => (coding.Passage.Text, coding.Settles ? CodedUnit.Adjudicator : coding.Coder));
        if (holding.Count == 0)
            return;
        foreach (var row in rows)
        {
            if (holding.GetValueOrDefault((row.Text, row.Coder)) is { } coding && (coding.Label != CodebookLabels.Name(row.Label) || coding.Note != row.Note))
                workspace.Store.Codings.Add(coding with { Label = CodebookLabels.Name(row.Label), Note = row.Note });
        }
        workspace.CodedFiles.Changed(set);
    }
}
