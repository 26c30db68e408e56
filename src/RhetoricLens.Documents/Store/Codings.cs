using System.Data.Common;
using Dapper;

namespace RhetoricLens.Documents.Store;

/// <summary>What coders decided in the browser. A decision is kept for good the moment it is made; undoing and deciding again add to the history and take nothing from it.</summary>
public sealed class Codings
{
    private const string Columns = """
        SELECT c.id, c.set_name, c.passage_id, c.body, c.document_id, c.text_sha256, c.start_char, c.end_char, c.language, c.country, c.year,
               c.coder, c.settles, c.label, c.note, c.blind, c.probability, c.coded_at, c.undone_at
        FROM coding c

        """;

    /// <summary>The last decision of a coder on a passage holds; of those that settle, the last of anybody.</summary>
    private const string Holds = """
        c.undone_at IS NULL AND NOT EXISTS (
            SELECT 1 FROM coding l
            WHERE l.set_name = c.set_name AND l.passage_sha256 = c.passage_sha256 AND l.settles = c.settles AND (c.settles = 1 OR l.coder = c.coder)
              AND l.undone_at IS NULL AND l.id > c.id)
        """;

    private readonly Database _database;

    internal Codings(Database database) => _database = database;

    /// <summary>Keeps a decision; an earlier one of the same coder on the same passage no longer holds.</summary>
    public Coding Add(Coding coding) => _database.Write(transaction =>
    {
        var id = Add(transaction, coding, _database.Now);
        return Read(transaction.Connection!, "WHERE c.id = @id", new { id }, transaction)[0];
    });

    /// <summary>Withdraws the last decision that a coder made in a set and has not withdrawn yet; what that coder had decided before on the same passage holds again.</summary>
    /// <param name="set">The set.</param>
    /// <param name="coder">Who decided.</param>
    /// <param name="settles">Among those that settle disagreements, or among the others.</param>
    /// <returns>What was withdrawn; null when there was nothing.</returns>
    public Coding? Undo(string set, string coder, bool settles = false) => _database.Write(transaction =>
    {
        var last = transaction.Connection!.ExecuteScalar<long?>(
            "SELECT max(id) FROM coding WHERE set_name = @set AND coder = @coder AND settles = @settles AND undone_at IS NULL",
            new { set, coder, settles = settles ? 1 : 0 }, transaction);
        return last is { } id ? Withdraw(transaction, id) : null;
    });

    /// <summary>Withdraws one decision, as <see cref="Undo"/> does; null when there is none of that number or it was withdrawn before.</summary>
    public Coding? Withdraw(long id) => _database.Write(transaction => Withdraw(transaction, id));

    /// <summary>The decisions of a set that hold, in the order in which they were made; passages passed over are among them.</summary>
    public IReadOnlyList<Coding> Holding(string set) => _database.Read(connection =>
        Read(connection, $"WHERE c.set_name = @set AND {Holds} ORDER BY c.id", new { set }));

    /// <summary>Every decision of a set after a number, oldest first, also those withdrawn and superseded.</summary>
    public IReadOnlyList<Coding> History(string set, long after, int take) => _database.Read(connection =>
        Read(connection, "WHERE c.set_name = @set AND c.id > @after ORDER BY c.id LIMIT @take", new { set, after, take }));

    /// <summary>Who has a say in the set on which passages: texts and coders of all decisions ever made, those that settle apart.</summary>
    public IReadOnlyList<(string Text, string Coder, bool Settles)> Decided(string set) => _database.Read(connection => connection
        .Query<(string Text, string Coder, long Settles)>("SELECT DISTINCT body, coder, settles FROM coding WHERE set_name = @set", new { set })
        .Select(row => (row.Text, row.Coder, row.Settles == 1)).ToArray());

    /// <summary>Whether anybody's decision on a passage holds, other than passing it over.</summary>
    public bool IsCoded(string set, string passageSha256) => _database.Read(connection => connection.ExecuteScalar<long>(
        $"SELECT count(*) FROM coding c WHERE c.set_name = @set AND c.passage_sha256 = @passageSha256 AND c.label <> '' AND {Holds}", new { set, passageSha256 }) > 0);

    /// <summary>The sets in which something was decided, by name.</summary>
    public IReadOnlyList<CodedInStore> Sets() => _database.Read(connection => connection
        .Query<(string Name, long Codings, string LastAt)>("SELECT set_name, count(*), max(coded_at) FROM coding GROUP BY set_name ORDER BY set_name")
        .Select(row => new CodedInStore(row.Name, (int)row.Codings, StoredTime.Parse(row.LastAt))).ToArray());

    private Coding? Withdraw(DbTransaction transaction, long id)
    {
        var changed = transaction.Connection!.Execute("UPDATE coding SET undone_at = @Now WHERE id = @id AND undone_at IS NULL", new { id, _database.Now }, transaction);
        return changed == 1 ? Read(transaction.Connection!, "WHERE c.id = @id", new { id }, transaction)[0] : null;
    }

    private static long Add(DbTransaction transaction, Coding coding, string now)
    {
        var passage = coding.Passage;
        using var insert = new Statement(transaction, """
            INSERT INTO coding (set_name, passage_sha256, passage_id, body, document_id, text_sha256, start_char, end_char, language, country, year,
                                coder, settles, label, note, blind, probability, coded_at)
            VALUES (@set, @sha256, @id, @body, @document, @text, @start, @end, @language, @country, @year, @coder, @settles, @label, @note, @blind, @probability, @at)
            RETURNING id
            """, "@set", "@sha256", "@id", "@body", "@document", "@text", "@start", "@end", "@language", "@country", "@year", "@coder", "@settles", "@label", "@note", "@blind", "@probability", "@at");
        return (long)insert.Scalar(
            coding.Set, passage.Sha256, passage.Id, passage.Text, passage.DocumentId, passage.TextSha256, passage.Start, passage.End, passage.Language, passage.Country, passage.Year,
            coding.Coder, coding.Settles ? 1 : 0, coding.Label, coding.Note, coding.IsBlind ? 1 : 0, passage.Probability, now)!;
    }

    private static Coding[] Read(DbConnection connection, string condition, object parameters, DbTransaction? transaction = null) =>
        [.. connection.Query<Row>(Columns + condition, parameters, transaction).Select(row => row.Coding())];

    private sealed class Row
    {
        public long id { get; init; }
        public string set_name { get; init; } = "";
        public string passage_id { get; init; } = "";
        public string body { get; init; } = "";
        public string? document_id { get; init; }
        public string? text_sha256 { get; init; }
        public int? start_char { get; init; }
        public int? end_char { get; init; }
        public string language { get; init; } = "";
        public string country { get; init; } = "";
        public string year { get; init; } = "";
        public string coder { get; init; } = "";
        public long settles { get; init; }
        public string label { get; init; } = "";
        public string note { get; init; } = "";
        public long blind { get; init; }
        public double? probability { get; init; }
        public string coded_at { get; init; } = "";
        public string? undone_at { get; init; }

        internal Coding Coding() => new(
            set_name,
            new PassageToCode(passage_id, body, language)
            {
                DocumentId = document_id, TextSha256 = text_sha256, Start = start_char, End = end_char, Country = country, Year = year, Probability = probability,
            },
            coder, label, blind == 1, settles == 1, note)
        {
            Id = id, CodedAt = StoredTime.Parse(coded_at), UndoneAt = StoredTime.ParseOrNull(undone_at),
        };
    }
}
