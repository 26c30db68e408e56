using RhetoricLens.Core;
using RhetoricLens.Core.Outcomes;

namespace RhetoricLens.Stance.Coding.Standoff;

/// <summary>What came of joining decisions to texts.</summary>
/// <param name="Passages">Those whose text was found, in the order of the rows.</param>
/// <param name="Moved">How many of them stand elsewhere than their offsets say.</param>
/// <param name="Problems">One for each document that is absent, and for each passage that is not the one that was coded.</param>
/// <param name="Missing">Rows without a text.</param>
public sealed record Hydrated(IReadOnlyList<CodedPassage> Passages, int Moved, IReadOnlyList<Problem> Problems, int Missing);

/// <summary>Joins decisions to a folder of texts. A text is only taken when its fingerprint is that of the passage that was coded.</summary>
public sealed class Hydration
{
    private readonly TextFolder _folder;
    private readonly List<CodedPassage> _passages = [];
    private readonly List<Problem> _problems = [];
    private int _moved;
    private int _missing;

    private Hydration(TextFolder folder) => _folder = folder;

    /// <summary>Joins rows to a folder.</summary>
    public static Outcome<Hydrated> Run(IReadOnlyList<StandoffRow> rows, string folder, CancellationToken cancellation = default)
    {
        if (!Directory.Exists(folder))
            return new Problem("missing_path", "There is no such folder.", folder, "Give the folder that holds CORPUS/DOCUMENT.txt, or TXT of the UN General Debate Corpus.");
        var hydration = new Hydration(new TextFolder(folder));
        foreach (var document in rows.GroupBy(row => (row.Corpus, row.Document)))
        {
            cancellation.ThrowIfCancellationRequested();
            hydration.Read(document.Key.Corpus, document.Key.Document, [.. document]);
        }
        return new Hydrated(hydration._passages, hydration._moved, hydration._problems, hydration._missing);
    }

    private void Read(string corpus, string document, StandoffRow[] rows)
    {
        var text = _folder.Read(corpus, document);
        if (!text.IsOk)
        {
            _missing += rows.Length;
            _problems.Add(text.Problem with { What = $"{text.Problem.What} {rows.Length} of the coded passages come from it." });
            return;
        }
        // Where one passage has moved, its neighbours have mostly moved as far.
        var drift = 0;
        foreach (var row in rows)
        {
            var found = text.Value.Find(row.Start, row.End, row.Sha256, drift);
            if (found is not { } place)
                Differs(row);
            else
            {
                drift = place.Start - row.Start;
                _moved += drift == 0 ? 0 : 1;
                _passages.Add(new CodedPassage(row.Id, place.Text, row.Label, row.Coder, "und", "", "", "", corpus + ":" + document, ""));
            }
        }
    }

    private void Differs(StandoffRow row)
    {
        _missing++;
        _problems.Add(new Problem(
            "text_differs", $"Neither there nor within {Limits.MaxOffsetDrift} characters stands the passage that was coded.", row.Id,
            "Use the edition of the text that the standoff file was made from."));
    }
}
