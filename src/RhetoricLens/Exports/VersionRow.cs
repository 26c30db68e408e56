using System.Globalization;
using RhetoricLens.Core;
using RhetoricLens.Core.Outcomes;
using RhetoricLens.Queries;

namespace RhetoricLens.Exports;

/// <summary>A version of a document, current or superseded: its facts and voices without its words.</summary>
public sealed record VersionRow(string Document, int Version, DateTimeOffset StoredAt, string TextSha256, DocumentFacts Facts, IReadOnlyList<Turn> Turns)
{
    public static VersionRow Of(StoredDocument stored) =>
        new(stored.Content.Id, stored.Version, stored.StoredAt, stored.TextSha256, stored.Content.Facts, stored.Content.Turns);
}

/// <summary>The whole text of a version; offsets of passages and turns count its UTF-16 units.</summary>
public sealed record TextRow(string Document, int Version, string TextSha256, string Text)
{
    public static TextRow Of(StoredDocument stored) => new(stored.Content.Id, stored.Version, stored.TextSha256, stored.Content.Text);
}

/// <summary>All versions of a store in the order in which they were stored, page by page.</summary>
internal static class VersionList
{
    /// <summary>Texts in memory at once.</summary>
    private const int PageVersions = 100;

    /// <summary>A page of rows made of versions; a page may be empty and yet have a next one.</summary>
    public static Outcome<ListPage<T>> Page<T>(Workspace workspace, string? cursor, Func<StoredDocument, T> row)
    {
        var after = Cursors.ReadNumber(cursor);
        if (!after.IsOk)
            return after.Problem;
        var first = (after.Value ?? 0) + 1;
        var stored = workspace.Store.Documents.GetVersions([.. Enumerable.Range(0, PageVersions).Select(i => first + i)]);
        var last = first + PageVersions - 1;
        var next = last < workspace.Store.Documents.LastVersionId() ? Cursors.Write(last.ToString(CultureInfo.InvariantCulture)) : null;
        return new ListPage<T>([.. stored.Select(row)], next);
    }
}
