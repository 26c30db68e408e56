using System.Data.Common;
using Dapper;
using Npgsql;
using NpgsqlTypes;
using RhetoricLens.Core.Outcomes;

namespace RhetoricLens.Documents.Store.Engines;

/// <summary>What was moved of one table.</summary>
/// <param name="Table">Its name.</param>
/// <param name="Rows">Rows moved.</param>
public sealed record MovedTable(string Table, long Rows);

/// <summary>
/// Copies everything from a store in a file into an empty PostgreSQL database, in one transaction: dying on the way leaves it empty. Numbers stay, so
/// that an index built from the file's store is one of the new store too.
/// </summary>
public static class Migration
{
    /// <summary>Tables of one program's life, which mean nothing to those that share a store.</summary>
    private static readonly string[] Passing = ["node", "score_claim", "shared_file"];

    /// <param name="from">The store in a file. Nobody should write to it meanwhile.</param>
    /// <param name="to">The shared store, which must hold nothing.</param>
    /// <param name="progress">Told after each table.</param>
    /// <param name="cancellation">Stops between rows; nothing is moved then.</param>
    /// <returns>What was moved; a problem when the target is not empty or one of the two is of the wrong kind.</returns>
    public static Outcome<IReadOnlyList<MovedTable>> Run(Database from, Database to, IProgress<MovedTable>? progress, CancellationToken cancellation)
    {
        if (from.IsShared || !to.IsShared)
            return new Problem("bad_migration", "Only a store in a file can be moved, and only to PostgreSQL.", "", "Give --data for the file and --connection for PostgreSQL.");
        if (to.Documents.LastVersionId() > 0 || to.Sources.List().Count > 0)
            return new Problem("target_not_empty", "The database holds documents or sources already.", to.File, "Move into an empty database.");
        using var source = from.Connect();
        using var snapshot = from.Snapshot(source);
        using var target = (NpgsqlConnection)to.Connect();
        using var transaction = target.BeginTransaction();
        var moved = new List<MovedTable>();
        foreach (var table in Ordered(target, transaction))
        {
            var count = new MovedTable(table, Move(source, snapshot, target, table, cancellation));
            moved.Add(count);
            progress?.Report(count);
        }
        Renumber(target, transaction);
        transaction.Commit();
        return moved;
    }

    /// <summary>Tables, each after those that it refers to.</summary>
    private static List<string> Ordered(NpgsqlConnection target, NpgsqlTransaction transaction)
    {
        var tables = target.Query<string>(
            "SELECT tablename FROM pg_tables WHERE schemaname = current_schema() AND tablename <> 'schemaversions' ORDER BY tablename", transaction: transaction).Except(Passing).ToList();
        var needs = target.Query<(string Table, string Needs)>(
            "SELECT conrelid::regclass::text, confrelid::regclass::text FROM pg_constraint WHERE contype = 'f' AND connamespace = current_schema()::regnamespace",
            transaction: transaction).ToLookup(pair => Bare(pair.Table), pair => Bare(pair.Needs), StringComparer.Ordinal);
        var ordered = new List<string>();
        while (tables.Count > 0)
        {
            var free = tables.Where(table => needs[table].All(needed => needed == table || ordered.Contains(needed))).ToArray();
            ordered.AddRange(free);
            tables.RemoveAll(free.Contains);
        }
        return ordered;
    }

    private static string Bare(string name) => name[(name.LastIndexOf('.') + 1)..].Trim('"');

    private static long Move(DbConnection source, DbTransaction snapshot, NpgsqlConnection target, string table, CancellationToken cancellation)
    {
        var columns = target.Query<(string Name, string Type)>(
            "SELECT column_name, data_type FROM information_schema.columns WHERE table_schema = current_schema() AND table_name = @table ORDER BY ordinal_position", new { table }).ToArray();
        var names = string.Join(", ", columns.Select(column => $"\"{column.Name}\""));
        // The scripts that made the target's tables put a first row into some.
        target.Execute($"DELETE FROM \"{table}\"");
        using var rows = (DbDataReader)source.ExecuteReader($"SELECT {names} FROM \"{table}\"", transaction: snapshot);
        using var writer = target.BeginBinaryImport($"COPY \"{table}\" ({names}) FROM STDIN (FORMAT BINARY)");
        var types = Array.ConvertAll(columns, column => TypeOf(column.Type));
        while (rows.Read())
        {
            cancellation.ThrowIfCancellationRequested();
            writer.StartRow();
            for (var i = 0; i < types.Length; i++)
                Write(writer, target, rows.GetValue(i), types[i]);
        }
        return (long)writer.Complete();
    }

    private static void Write(NpgsqlBinaryImporter writer, NpgsqlConnection target, object value, NpgsqlDbType type)
    {
        if (value is DBNull)
            writer.WriteNull();
        else if (type == NpgsqlDbType.Double)
            writer.Write(Convert.ToDouble(value, null), type);
        else
            writer.Write(target.Value(value), type);
    }

    private static NpgsqlDbType TypeOf(string type) => type switch
    {
        "bigint" => NpgsqlDbType.Bigint,
        "double precision" => NpgsqlDbType.Double,
        "bytea" => NpgsqlDbType.Bytea,
        _ => NpgsqlDbType.Text,
    };

    /// <summary>New rows get numbers after those that were moved.</summary>
    private static void Renumber(NpgsqlConnection target, NpgsqlTransaction transaction)
    {
        var numbered = target.Query<(string Table, string Column)>(
            "SELECT table_name, column_name FROM information_schema.columns WHERE table_schema = current_schema() AND is_identity = 'YES'", transaction: transaction).ToArray();
        foreach (var (table, column) in numbered)
        {
            target.Execute(
                $"SELECT setval(pg_get_serial_sequence('\"{table}\"', '{column}'), greatest((SELECT coalesce(max(\"{column}\"), 0) FROM \"{table}\"), 1), (SELECT count(*) > 0 FROM \"{table}\"))",
                transaction: transaction);
        }
    }
}
