using System.Buffers.Text;
using System.Globalization;
using System.Text;
using RhetoricLens.Core;
using RhetoricLens.Core.Outcomes;
using RhetoricLens.Documents.Index.Words;

namespace RhetoricLens.Queries.Words;

/// <summary>A concordance as asked on the command line or in an address.</summary>
/// <param name="Request">What the index is asked; without the lines to pass over.</param>
/// <param name="Cursor">Of the page before; null for the first.</param>
public sealed record ConcordanceQuery(ConcordanceRequest Request, string? Cursor)
{
    private const int DefaultWords = 8;
    private const int DefaultLines = 50;

    /// <summary>Reads the words; a problem names the parameter that is wrong.</summary>
    /// <param name="search">Words to list, and which documents.</param>
    /// <param name="words">Words of context on either side; 8 when null.</param>
    /// <param name="sort">document, date, left or right; document when null.</param>
    /// <param name="limit">Lines wanted; 50 when null.</param>
    /// <param name="cursor">Of the page before.</param>
    public static Outcome<ConcordanceQuery> Parse(Outcome<SearchQuery> search, int? words, string? sort, int? limit, string? cursor)
    {
        if (!search.IsOk)
            return search.Problem;
        if (words is < 1 or > Limits.MaxContextWords)
            return new Problem("bad_window", $"{words} words of context cannot be asked for.", "words", $"Ask for 1 to {Limits.MaxContextWords}.");
        if (limit is < 1 or > Limits.MaxPageRows)
            return new Problem("bad_limit", $"{limit} lines cannot be asked for.", "limit", $"Ask for 1 to {Limits.MaxPageRows}; the CSV has all lines.");
        var order = Choices.Parse(sort, LineOrder.Document, "sort");
        return order.IsOk
            ? new ConcordanceQuery(new ConcordanceRequest(search.Value.Request, words ?? DefaultWords, order.Value, 0, limit ?? DefaultLines), cursor)
            : order.Problem;
    }

    /// <summary>The same question for all its lines, as a table wants it.</summary>
    public ConcordanceQuery Whole() => new(Request with { Take = Limits.MaxConcordanceLines }, null);

    /// <summary>Asks the index. A cursor is of one state of the store: when documents have come since, lines would be lost or doubled.</summary>
    public Outcome<ConcordanceAnswer> Ask(Workspace workspace)
    {
        var revision = workspace.Store.Revision();
        var skip = Cursor is null ? 0 : Skip(Cursor, revision);
        if (skip is null)
            return new Problem("bad_cursor", "This cursor belongs to another question, or the store has changed since.", "cursor", "Begin again without it.");
        var found = workspace.Index.Words.Concordance(Request with { Skip = skip.Value });
        if (!found.IsOk)
            return found.Problem;
        var next = skip.Value + found.Value.Lines.Count;
        return new ConcordanceAnswer(
            found.Value.Occurrences, found.Value.Documents, ConcordanceStances.Of(workspace, found.Value.Lines),
            next < found.Value.Occurrences && found.Value.Lines.Count > 0 ? Write(next, revision) : null, workspace.AnsweringModel());
    }

    private string Write(int skip, long revision) =>
        Base64Url.EncodeToString(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{skip} {revision} {Fingerprint()}")));

    private int? Skip(string cursor, long revision)
    {
        if (!Base64Url.IsValid(cursor))
            return null;
        var parts = Encoding.UTF8.GetString(Base64Url.DecodeFromChars(cursor)).Split(' ');
        return parts.Length == 3 && parts[1] == revision.ToString(CultureInfo.InvariantCulture) && parts[2] == Fingerprint()
            && int.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out var skip) ? skip : null;
    }

    private string Fingerprint()
    {
        var asked = Request.Documents;
        return DocumentId.Sha256(string.Join(
            '\n', asked.Query, string.Join(',', asked.Countries.Order(StringComparer.Ordinal)), asked.From, asked.To, asked.Language, asked.Kind, asked.Source, Request.Words, Request.Order))[..12];
    }
}

/// <summary>A keyword in its context.</summary>
/// <param name="Id">Document in which it stands.</param>
/// <param name="Title">Of the document.</param>
/// <param name="Date">At the precision that is known.</param>
/// <param name="Country">For which the document speaks.</param>
/// <param name="Speaker">Of the document.</param>
/// <param name="Language">BCP 47.</param>
/// <param name="Start">First character of the keyword in the document's text.</param>
/// <param name="End">One past its last.</param>
/// <param name="Left">Text before the keyword.</param>
/// <param name="Keyword">As it stands in the text.</param>
/// <param name="Right">Text after it.</param>
/// <param name="Label">Stance of the passage in which it stands; null when the model has not scored it.</param>
/// <param name="Axis">The passage's place on the axis, −1 multilateral to +1 multi-stakeholder.</param>
public sealed record ConcordanceLineAnswer(
    string Id, string Title, PartialDate? Date, string? Country, string? Speaker, string Language, int Start, int End,
    string Left, string Keyword, string Right, string? Label, double? Axis);

/// <summary>One page of a concordance.</summary>
/// <param name="Occurrences">Exact number of places, on all pages; copies of a text are left out.</param>
/// <param name="Documents">Documents that hold them.</param>
/// <param name="Lines">In the order asked for.</param>
/// <param name="Next">Cursor of the next page; null on the last.</param>
/// <param name="Model">Version of the model whose stance is shown.</param>
public sealed record ConcordanceAnswer(int Occurrences, int Documents, IReadOnlyList<ConcordanceLineAnswer> Lines, string? Next, string Model);
