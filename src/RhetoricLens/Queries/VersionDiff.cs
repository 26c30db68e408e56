using DiffPlex.Chunkers;
using DiffPlex.DiffBuilder;
using DiffPlex.DiffBuilder.Model;
using RhetoricLens.Core;
using RhetoricLens.Core.Outcomes;

namespace RhetoricLens.Queries;

/// <summary>What became of a paragraph.</summary>
public enum DiffKind
{
    /// <summary>In both versions.</summary>
    Same,

    /// <summary>In the later one only.</summary>
    Added,

    /// <summary>In the earlier one only.</summary>
    Removed,
}

/// <summary>A paragraph of one or both versions.</summary>
public sealed record DiffLine(DiffKind Kind, string Text);

/// <summary>How the text of a document changed from one version to another, paragraph by paragraph.</summary>
/// <param name="Id">Id of the document.</param>
/// <param name="From">Number of the earlier version.</param>
/// <param name="To">Number of the later one.</param>
/// <param name="Added">Paragraphs added.</param>
/// <param name="Removed">Paragraphs removed.</param>
/// <param name="Lines">All paragraphs of both in reading order; one that changed is removed and added.</param>
public sealed record VersionDiff(string Id, int From, int To, int Added, int Removed, IReadOnlyList<DiffLine> Lines)
{
    /// <summary>Compares two versions of a document in the store.</summary>
    public static Outcome<VersionDiff> Of(Workspace workspace, string id, int from, int to)
    {
        var documents = workspace.Store.Documents;
        if ((documents.Get(id, from), documents.Get(id, to)) is not ({ } earlier, { } later))
            return new Problem("unknown_document", $"There is no document \"{id}\" with versions {from} and {to}.", "id", "See the versions of the document.");
        var texts = (earlier.Content.Text, later.Content.Text);
        if (LinesOf(texts.Item1) > Limits.MaxDiffLines || LinesOf(texts.Item2) > Limits.MaxDiffLines)
            return new Problem("text_too_long", $"A version has more than {Limits.MaxDiffLines:N0} paragraphs.", "id", "Take both versions and compare them with a program for files.");
        var lines = InlineDiffBuilder.Diff(texts.Item1, texts.Item2, ignoreWhiteSpace: false, ignoreCase: false, LineChunker.Instance).Lines
            .Where(line => line.Text.Length > 0)
            .Select(line => new DiffLine(KindOf(line.Type), line.Text))
            .ToArray();
        return new VersionDiff(id, from, to, lines.Count(line => line.Kind == DiffKind.Added), lines.Count(line => line.Kind == DiffKind.Removed), lines);
    }

    private static int LinesOf(string text) => text.AsSpan().Count('\n') + 1;

    private static DiffKind KindOf(ChangeType type) => type switch
    {
        ChangeType.Inserted => DiffKind.Added,
        ChangeType.Deleted => DiffKind.Removed,
        _ => DiffKind.Same,
    };
}
