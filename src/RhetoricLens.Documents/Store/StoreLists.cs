using System.Security.Cryptography;
using System.Text;
using Dapper;
using RhetoricLens.Core;

namespace RhetoricLens.Documents.Store;

/// <summary>Which documents or passages a list holds; null for all.</summary>
/// <param name="Countries">Countries that speak: of the document, or of the passage's voice.</param>
/// <param name="From">First day.</param>
/// <param name="To">Last day; a date known only by its year or month counts with its first day.</param>
/// <param name="Kind">Kind of document.</param>
/// <param name="Collection">Corpus or source.</param>
/// <param name="Language">BCP 47 code.</param>
public sealed record ListFilter(
    IReadOnlyCollection<string>? Countries = null, DateOnly? From = null, DateOnly? To = null, string? Kind = null, string? Collection = null, string? Language = null);

/// <summary>Which passages of those, by what the model says of them.</summary>
/// <param name="Label">Only this label.</param>
/// <param name="MinAxis">Least axis, -1 to 1.</param>
/// <param name="MaxAxis">Greatest axis.</param>
public sealed record ScoreFilter(StanceLabel? Label = null, double? MinAxis = null, double? MaxAxis = null);

/// <summary>A document of a list: its facts without its text; the document that counts in its place when it is a copy; and how many passages it has, 0 before it was scored.</summary>
public sealed record ListedDocument(
    string Id, string Collection, string Title, PartialDate? Date, string? Country, string? Speaker, string? Role, string? Venue, string? Kind, string Language, string? Url,
    string? Cites, string? Verified, SpeakerType SpeakerType, int Version, DateTimeOffset StoredAt, string TextSha256, string? CopyOf, int Passages);

/// <summary>A passage of a list, with the country for which its voice speaks, and what one model says of it; off topic when the gate found no word of Internet, cyber or ICT policy.</summary>
public sealed record ListedPassage(
    string DocumentId, int Version, int Ordinal, int Start, int End, string? Country, string? Speaker, bool IsQuotation, PartialDate? Date, string? Kind, string Language,
    string Collection, bool IsOnTopic, StanceProbabilities P, string Text);

/// <summary>
/// Documents and passages in the order of their ids, a page at a time from any place: a page costs the same wherever it begins, and what is stored meanwhile neither
/// moves nor doubles what a walk has seen.
/// </summary>
public sealed class StoreLists
{
    private readonly Database _database;

    internal StoreLists(Database database) => _database = database;

    /// <summary>Current versions.</summary>
    /// <param name="filter">Which.</param>
    /// <param name="take">Most rows wanted.</param>
    /// <param name="after">Id of the last row before; empty for the first page.</param>
    public IReadOnlyList<ListedDocument> Documents(ListFilter filter, int take, string after) => _database.Read(connection => connection
        .Query<ListRows.DocumentRow>(ListRows.Documents + ListRows.Conditions(connection, filter, "v.country") + " ORDER BY v.document_id LIMIT @take", ListRows.Parameters(filter, take, after))
        .Select(row => row.Document())
        .ToArray());

    /// <summary>Passages of current versions, copies left out, as one model scored them; those of documents that it has not scored are not in it.</summary>
    /// <param name="model">See <see cref="ModelVersion.Id"/>.</param>
    /// <param name="filter">Which documents and voices.</param>
    /// <param name="scores">Which scores.</param>
    /// <param name="take">Most rows wanted.</param>
    /// <param name="after">Document and ordinal of the last row before; ("", 0) for the first page.</param>
    public IReadOnlyList<ListedPassage> Passages(string model, ListFilter filter, ScoreFilter scores, int take, (string Document, int Ordinal) after) => _database.Read(connection =>
    {
        var parameters = ListRows.Parameters(filter, take, after.Document);
        parameters.AddDynamicParams(new { model, ordinal = after.Ordinal, label = scores.Label?.ToString().ToLowerInvariant(), scores.MinAxis, scores.MaxAxis });
        var rows = connection
            .Query<ListRows.PassageRow>(
                connection.InOrder(ListRows.Passages) + ListRows.Conditions(connection, filter, "CASE WHEN p.turn IS NULL THEN v.country ELSE t.country END") + ListRows.Conditions(scores)
                + " ORDER BY v.document_id, p.ordinal LIMIT @take",
                parameters)
            .ToArray();
        var bodies = rows.Select(row => row.version_id).Distinct().ToDictionary(id => id, id => connection.QuerySingle<string>(
            "SELECT x.body FROM version v JOIN text_body x ON x.sha256 = v.text_sha256 WHERE v.id = @id", new { id }));
        return rows.Select(row => row.Passage(bodies[row.version_id])).ToArray();
    });

    /// <summary>A name for exactly the texts that are stored now: SHA-256 over the lines "id, space, SHA-256 of the text, line feed" of all current versions in the order of their ids.</summary>
    /// <param name="collection">Only this corpus or source; null for all.</param>
    public CorpusVersion Version(string? collection) => _database.Read(connection =>
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var (documents, last) = (0, "");
        foreach (var (id, sha, stored) in connection.Query<(string, string, string)>(
            "SELECT document_id, text_sha256, stored_at FROM version WHERE is_current = 1 AND (@collection IS NULL OR collection = @collection) ORDER BY document_id", new { collection }, buffered: false))
        {
            hash.AppendData(Encoding.UTF8.GetBytes($"{id} {sha}\n"));
            documents++;
            last = string.CompareOrdinal(stored, last) > 0 ? stored : last;
        }
        return new CorpusVersion(Convert.ToHexStringLower(hash.GetHashAndReset()), documents, last.Length > 0 ? StoredTime.Parse(last) : null);
    });

    /// <summary>Documents by corpus or source.</summary>
    public IReadOnlyList<(string Collection, long Documents)> Collections() => _database.Read(connection => connection
        .Query<(string, long)>("SELECT collection, count(*) FROM version WHERE is_current = 1 GROUP BY collection ORDER BY collection").ToArray());
}

/// <summary>Exactly which texts a number was computed from.</summary>
/// <param name="Sha256">See <see cref="StoreLists.Version"/>.</param>
/// <param name="Documents">Documents in it, copies included.</param>
/// <param name="LastChange">When one of them was stored last; null when there is none.</param>
public sealed record CorpusVersion(string Sha256, int Documents, DateTimeOffset? LastChange);
