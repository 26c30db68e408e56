using RhetoricLens.Core.Outcomes;
using RhetoricLens.Documents.Store;
using RhetoricLens.Stance.Coding;
using RhetoricLens.Stance.Trends;

namespace RhetoricLens.Queries.Labels;

/// <summary>Which passages a coder is given.</summary>
public enum CodingMode
{
    /// <summary>Those that promise most (<see cref="Suggesting"/>) and that nobody has coded yet.</summary>
    Fresh,

    /// <summary>Those that others have coded, so that agreement can be measured.</summary>
    Second,
}

/// <summary>One coder at work on one set: gives passages one by one, fetched ahead, and keeps each decision in the store before it gives the next. Not for several threads at once.</summary>
public sealed class CodingDesk(Workspace workspace, string set, string coder, CodingMode mode)
{
    /// <summary>Passages fetched at once, and left when more are fetched: the wait for them falls into the time in which these are read.</summary>
    private const int Batch = 30, Reserve = 8;

    private readonly LinkedList<PassageToCode> _waiting = [];
    private readonly HashSet<string> _given = new(StringComparer.Ordinal);
    private Task<Outcome<IReadOnlyList<PassageToCode>>>? _fetching;
    private int _round;
    private bool _isDry;

    /// <summary>The next passage; null when there is none left.</summary>
    public async Task<Outcome<PassageToCode?>> NextAsync(CancellationToken cancellation)
    {
        while (true)
        {
            if (_waiting.Count <= Reserve && !_isDry)
                _fetching ??= FetchAsync(cancellation);
            if (_waiting.First is { } first)
            {
                _waiting.RemoveFirst();
                // Another coder may have coded it since.
                if (mode == CodingMode.Second || !workspace.Store.Codings.IsCoded(set, first.Value.Sha256))
                    return first.Value;
                continue;
            }
            if (_fetching is null)
                return (PassageToCode?)null;
            if (await TakeInAsync() is { } problem)
                return problem;
        }
    }

    /// <summary>Keeps a decision for good; an empty label passes the passage over.</summary>
    public Outcome<Coding> Decide(PassageToCode passage, string label, bool isBlind, string note = "") =>
        workspace.Decide(new Coding(set, passage, coder, label, isBlind, Note: note.Trim()));

    /// <summary>Withdraws this coder's last decision; its passage is to be decided on again, and <paramref name="shown"/> after it. Null when there is nothing to withdraw.</summary>
    public Coding? Undo(PassageToCode? shown)
    {
        if (workspace.Store.Codings.Undo(set, coder) is not { } undone)
            return null;
        workspace.CodedFiles.Changed(set);
        if (shown is not null)
            _waiting.AddFirst(shown);
        return undone;
    }

    private Task<Outcome<IReadOnlyList<PassageToCode>>> FetchAsync(CancellationToken cancellation)
    {
        var given = _given.ToArray();
        var seed = unchecked((int)Interval.Seed(_round++, set, coder));
        return Task.Run(() => mode == CodingMode.Second ? Others(seed) : Fresh(given, seed, cancellation), cancellation);
    }

    private async Task<Problem?> TakeInAsync()
    {
        var fetched = await _fetching!;
        _fetching = null;
        if (!fetched.IsOk)
            return fetched.Problem;
        var fresh = fetched.Value.Where(passage => _given.Add(passage.Text)).ToArray();
        _isDry = fresh.Length == 0 || mode == CodingMode.Second;
        foreach (var passage in fresh)
            _waiting.AddLast(passage);
        return null;
    }

    private Outcome<IReadOnlyList<PassageToCode>> Fresh(IReadOnlyList<string> given, int seed, CancellationToken cancellation)
    {
        var coded = CodedTexts.Read(workspace.Labels(), [], cancellation);
        if (!coded.IsOk)
            return coded.Problem;
        var passed = workspace.Store.Codings.Holding(set).Where(coding => coding.Coder == coder && coding.Label.Length == 0).Select(coding => coding.Passage.Text);
        var left = coded.Value with { Texts = [.. coded.Value.Texts, .. passed, .. given] };
        var answer = workspace.Suggest(new SuggestQuery(Batch, null, null, seed, IsBlind: false), left, cancellation);
        return answer.Suggestions.Select(row => ShownPassage.Place(workspace, row)).ToArray();
    }

    /// <summary>Passages that others coded and this coder did not, those with the fewest coders first, then by lot.</summary>
    private Outcome<IReadOnlyList<PassageToCode>> Others(int seed)
    {
        var rows = workspace.CodedFiles.Read(set);
        if (!rows.IsOk)
            return rows.Problem;
        var passed = workspace.Store.Codings.Holding(set).Where(coding => coding.Coder == coder).Select(coding => coding.Passage.Text).ToHashSet(StringComparer.Ordinal);
        return CodedUnit.Of(rows.Value.Passages)
            .Where(unit => !passed.Contains(unit.Text) && unit.Codings.All(coding => coding.Coder != coder) && unit.Codings.Any(coding => coding.Coder != CodedUnit.Adjudicator))
            .OrderBy(unit => unit.Codings.Count).ThenBy(unit => Interval.Seed(seed, unit.Text, ""))
            .Select(unit => ShownPassage.Place(workspace, unit.Codings[0]))
            .ToArray();
    }
}
