using System.Collections.Concurrent;
using RhetoricLens.Core.Outcomes;
using RhetoricLens.Documents.Store;
using RhetoricLens.Stance.Coding;

namespace RhetoricLens.Queries.Labels;

/// <summary>
/// Keeps the files of labelled sets up with what is coded in the browser. The store is the truth of those decisions, and has each at once; the file, by which sets are
/// trained on, measured and exchanged, follows within seconds, and before the program itself reads it.
/// </summary>
public sealed class CodedFiles : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    private readonly Workspace _workspace;
    private readonly ConcurrentDictionary<string, byte> _behind = new(StringComparer.Ordinal);
    private readonly Lock _writing = new();
    private readonly Timer _timer;
    private bool _looked;

    internal CodedFiles(Workspace workspace)
    {
        _workspace = workspace;
        _timer = new Timer(_ => Flush());
    }

    private LabelStore Sets => Workspace.LabelsOf(_workspace.Folder);

    /// <summary>The set's file is to follow.</summary>
    public void Changed(string set)
    {
        _behind[set] = 0;
        _timer.Change(Patience, Timeout.InfiniteTimeSpan);
    }

    /// <summary>Has the files looked at in a moment: a program that was killed may have left some behind.</summary>
    public void Start() => _timer.Change(Patience, Timeout.InfiniteTimeSpan);

    /// <summary>Writes the files that are behind, the first time all of them. The first problem; its file is tried again next time.</summary>
    public Problem? Flush()
    {
        try
        {
            return WriteAll();
        }
        catch (Exception exception) when (StoreProblems.Explain(exception, _workspace.Store.File) is not null)
        {
            return StoreProblems.Explain(exception, _workspace.Store.File);
        }
    }

    private Problem? WriteAll()
    {
        lock (_writing)
        {
            if (!_looked)
            {
                foreach (var set in _workspace.Store.Codings.Sets())
                    _behind[set.Name] = 0;
            }
            _looked = true;
            Problem? first = null;
            foreach (var set in _behind.Keys)
            {
                _behind.TryRemove(set, out _);
                if (Write(set) is not { } problem)
                    continue;
                _behind[set] = 0;
                first ??= problem;
            }
            return first;
        }
    }

    /// <summary>The rows of a set as they stand: those of its file, with what was decided in the browser.</summary>
    public Outcome<CodedSet> Read(string set)
    {
        var rows = Sets.Merged(set, Decided(set), Known(set));
        return rows.IsOk ? new CodedSet(set, CodedFormat.Jsonl, rows.Value, [], []) : rows.Problem;
    }

    private Problem? Write(string set) => Sets.Follow(set, Decided(set), Known(set));

    private CodedPassage[] Decided(string set) =>
        [.. _workspace.Store.Codings.Holding(set).Where(coding => coding.Label.Length > 0).Select(Row)];

    private HashSet<(string, string)> Known(string set) =>
        [.. _workspace.Store.Codings.Decided(set).Select(key => (key.Text, key.Settles ? CodedUnit.Adjudicator : key.Coder))];

    private static CodedPassage Row(Coding coding) => new(
        coding.Passage.Id, coding.Passage.Text, CodebookLabels.Parse(coding.Label)!.Value, coding.Settles ? CodedUnit.Adjudicator : coding.Coder,
        coding.Passage.Language, "", "", coding.Note, coding.Passage.DocumentId ?? "", "")
    {
        Country = coding.Passage.Country, Year = coding.Passage.Year, Probability = coding.Passage.Probability,
    };

    public void Dispose()
    {
        _timer.Dispose();
        if (!_behind.IsEmpty)
            Flush();
    }
}
