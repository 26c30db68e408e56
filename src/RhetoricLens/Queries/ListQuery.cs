using System.Globalization;
using RhetoricLens.Core;
using RhetoricLens.Core.Outcomes;
using RhetoricLens.Documents.Store;

namespace RhetoricLens.Queries;

/// <summary>A document in a list, without its text.</summary>
public sealed record DocumentRow(
    string Id, string Collection, string Title, PartialDate? Date, DatePrecision? DatePrecision, string? Country, string? Speaker, string? Role, string? Venue, string? Kind,
    string Language, string? Url, string? Cites, string? Verified, SpeakerType SpeakerType, int Version, DateTimeOffset StoredAt, string TextSha256, string? CopyOf, int Passages)
{
    public static DocumentRow Of(ListedDocument row) => new(
        row.Id, row.Collection, row.Title, row.Date, row.Date?.Precision, row.Country, row.Speaker, row.Role, row.Venue, row.Kind, row.Language, row.Url, row.Cites, row.Verified,
        row.SpeakerType, row.Version, row.StoredAt, row.TextSha256, row.CopyOf, row.Passages);
}

/// <summary>Documents by id.</summary>
public sealed record DocumentList(IReadOnlyList<DocumentRow> Documents, string? Next);

/// <summary>A passage in a list, named by document and place (document:start-end), with the country for which its voice speaks and its score: axis from -1 (states rule) to +1 (shared rule).</summary>
public sealed record ListedPassageRow(
    string Id, string Document, int Version, int Ordinal, int Start, int End, string? Country, string? Speaker, bool IsQuotation, PartialDate? Date, string? Kind, string Language,
    string Collection, bool OnTopic, string Label, ClassProbabilities P, double Axis, string Model, string Text)
{
    public static ListedPassageRow Of(ListedPassage row, string model) => new(
        string.Create(CultureInfo.InvariantCulture, $"{row.DocumentId}:{row.Start}-{row.End}"), row.DocumentId, row.Version, row.Ordinal, row.Start, row.End, row.Country, row.Speaker,
        row.IsQuotation, row.Date, row.Kind, row.Language, row.Collection, row.IsOnTopic, StanceLabels.Name(row.P.Label), ScoreText.Probabilities(row.P), Math.Round(row.P.Axis, 6), model, row.Text);
}

/// <summary>Passages by document and place.</summary>
/// <param name="Model">Version of the model that scored them.</param>
/// <param name="Passages">At most as many as were asked for.</param>
/// <param name="Next">Cursor of the next page; null on the last.</param>
public sealed record PassageList(string Model, IReadOnlyList<ListedPassageRow> Passages, string? Next);

/// <summary>Lists of documents and passages, page by page.</summary>
public static class ListQuery
{
    /// <summary>Reads the words of a filter; a problem names the one that is wrong.</summary>
    public static Outcome<ListFilter> Filter(string? country, string? from, string? to, string? kind, string? source, string? lang)
    {
        var scope = QueryScope.Parse(country, from, to);
        return scope.IsOk
            ? new ListFilter(scope.Value.Countries?.ToArray(), scope.Value.From, scope.Value.To, Word(kind), Word(source), Word(lang))
            : scope.Problem;
    }

    /// <summary>Reads the words of a filter by score.</summary>
    public static Outcome<ScoreFilter> Scores(string? label, double? minAxis, double? maxAxis)
    {
        if (minAxis is < -1 or > 1 or double.NaN || maxAxis is < -1 or > 1 or double.NaN || minAxis > maxAxis)
            return new Problem("bad_axis", $"There are no passages from {minAxis} to {maxAxis}.", "minAxis, maxAxis", "The axis runs from -1 (states rule) to 1 (shared rule).");
        if (string.IsNullOrEmpty(label))
            return new ScoreFilter(null, minAxis, maxAxis);
        return StanceLabels.Parse(label) is { } known
            ? new ScoreFilter(known, minAxis, maxAxis)
            : new Problem("unknown_label", $"There is no label \"{label}\".", "label", "One of: multilateral, multistakeholder, mixed, none.");
    }

    /// <summary>A page of documents.</summary>
    public static Outcome<ListPage<DocumentRow>> Documents(Workspace workspace, ListFilter filter, int take, string? cursor)
    {
        var after = Cursors.Read(cursor);
        return after.IsOk
            ? ListPages.Of(workspace.Store.Lists.Documents(filter, take + 1, after.Value), take, row => row.Id).Select(DocumentRow.Of)
            : after.Problem;
    }

    /// <summary>A page of passages as one model scored them.</summary>
    public static Outcome<ListPage<ListedPassageRow>> Passages(Workspace workspace, string model, ListFilter filter, ScoreFilter scores, int take, string? cursor)
    {
        var key = Cursors.Read(cursor);
        if (!key.IsOk)
            return key.Problem;
        var (document, ordinal) = ("", 0);
        if (key.Value.Length > 0)
        {
            var cut = key.Value.LastIndexOf(' ');
            if (cut < 0 || !int.TryParse(key.Value.AsSpan(cut + 1), NumberStyles.None, CultureInfo.InvariantCulture, out ordinal))
                return Cursors.Bad;
            document = key.Value[..cut];
        }
        var rows = workspace.Store.Lists.Passages(model, filter, scores, take + 1, (document, ordinal));
        return ListPages.Of(rows, take, row => string.Create(CultureInfo.InvariantCulture, $"{row.DocumentId} {row.Ordinal}")).Select(row => ListedPassageRow.Of(row, model));
    }

    private static string? Word(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}
