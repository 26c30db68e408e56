using System.Text.Json;
using System.Data.Common;
using RhetoricLens.Core;

namespace RhetoricLens.Documents.Store;

/// <summary>Writes documents inside a transaction that its owner commits.</summary>
internal sealed class DocumentWriter : IDisposable
{
    private readonly string _now;
    private readonly CopyFinder _copies;
    private readonly Statement _current, _retire, _text, _version, _turn, _revision;

    internal DocumentWriter(DbTransaction transaction, string now)
    {
        _now = now;
        _copies = new CopyFinder(transaction, now);
        _current = new Statement(transaction, "SELECT id, number, content_sha256 FROM version WHERE document_id = @id AND is_current = 1", "@id");
        _retire = new Statement(transaction, "UPDATE version SET is_current = 0 WHERE id = @id", "@id");
        _text = new Statement(transaction, "INSERT INTO text_body (sha256, body) VALUES (@sha, @body) ON CONFLICT DO NOTHING", "@sha", "@body");
        _version = new Statement(transaction, InsertVersion, VersionParameters);
        _turn = new Statement(
            transaction,
            "INSERT INTO turn (version_id, ordinal, start_char, end_char, speaker, role, country, is_quotation) VALUES (@v, @o, @s, @e, @speaker, @role, @country, @q)",
            "@v", "@o", "@s", "@e", "@speaker", "@role", "@country", "@q");
        _revision = new Statement(transaction, Revision.Next);
    }

    private const string InsertVersion = """
        INSERT INTO version (
            document_id, number, is_current, stored_at, collection, title, date_start, date_end, date_precision, country, speaker, role,
            venue, kind, language, url, cites, verified, speaker_type, extra, turns, text_sha256, content_sha256)
        VALUES (
            @document, @number, 1, @stored, @collection, @title, @start, @end, @precision, @country, @speaker, @role,
            @venue, @kind, @language, @url, @cites, @verified, @type, @extra, @turns, @text, @content)
        RETURNING id
        """;

    private static ReadOnlySpan<string> VersionParameters => new[]
    {
        "@document", "@number", "@stored", "@collection", "@title", "@start", "@end", "@precision", "@country", "@speaker", "@role",
        "@venue", "@kind", "@language", "@url", "@cites", "@verified", "@type", "@extra", "@turns", "@text", "@content",
    };

    /// <summary>Stores a document, and finds out whether it is a copy of another: at no moment is its text counted twice.</summary>
    internal (StoreOutcome Outcome, CopyMark? Copy) Put(ExtractedDocument document)
    {
        var textHash = DocumentId.Sha256(document.Text);
        var contentHash = ContentHash.Of(document, textHash);
        var (id, number, known) = Current(document.Id);
        if (known == contentHash)
            return (StoreOutcome.Unchanged, null);
        if (number > 0)
            _retire.Run(id);
        _text.Run(textHash, document.Text);
        var version = (long)Version(document, number + 1, textHash, contentHash);
        _turn.RunAll(document.Turns.Select((turn, i) => Row(version, i, turn)));
        var copy = _copies.Place(version, document.Id, document.Text);
        _revision.Run();
        return (number == 0 ? StoreOutcome.Added : StoreOutcome.NewVersion, copy);
    }

    public void Dispose()
    {
        _copies.Dispose();
        _current.Dispose();
        _retire.Dispose();
        _text.Dispose();
        _version.Dispose();
        _turn.Dispose();
        _revision.Dispose();
    }

    private (long Id, long Number, string? ContentHash) Current(string documentId)
    {
        using var rows = _current.Rows(documentId);
        return rows.Read() ? (rows.GetInt64(0), rows.GetInt64(1), rows.GetString(2)) : (0, 0, null);
    }

    private object Version(ExtractedDocument document, long number, string textHash, string contentHash)
    {
        var facts = document.Facts;
        return _version.Scalar(
            document.Id, number, _now, facts.Collection, facts.Title,
            facts.Date is { } date ? StoredTime.Of(date.Start) : null,
            facts.Date is { } period ? StoredTime.Of(StoredTime.LastDay(period)) : null,
            facts.Date?.Precision.ToString(), facts.Country, facts.Speaker, facts.Role, facts.Venue, facts.Kind, facts.Language,
            facts.Url, facts.Cites, facts.Verified, facts.SpeakerType.ToString(), JsonSerializer.Serialize(facts.Extra),
            document.Turns.Count, textHash, contentHash)!;
    }

    private static object?[] Row(long version, int ordinal, Turn turn) =>
        [version, ordinal, turn.Start, turn.End, turn.Speaker, turn.Role, turn.Country, turn.IsQuotation ? 1 : 0];
}
