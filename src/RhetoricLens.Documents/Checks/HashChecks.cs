using System.Data.Common;
using System.Security.Cryptography;
using System.Text;
using Dapper;
using RhetoricLens.Core;
using RhetoricLens.Core.Checks;
using RhetoricLens.Documents.Store;

namespace RhetoricLens.Documents.Checks;

/// <summary>Computes hashes again: a disk that changes a bit inside a text tells nobody else.</summary>
internal static class HashChecks
{
    private const int ReadAtOnce = 100;

    internal static (CheckState, string, string) Texts(Database database, bool deep) => Look(
        database, deep, "text_body", "SELECT sha256, body FROM text_body",
        row => Encoding.UTF8.GetBytes(row.GetString(1)),
        "Restore the data folder from a backup, or take the document in again.");

    internal static (CheckState, string, string) Bodies(Database database, bool deep) => Look(
        database, deep, "body", "SELECT sha256, bytes, length FROM body",
        row => CompressedBody.Unpack((byte[])row.GetValue(1), (int)row.GetInt64(2)),
        "Restore the data folder from a backup. Texts that were read from such a page are not touched; the page cannot be read anew.");

    private static (CheckState, string, string) Look(Database database, bool deep, string table, string select, Func<DbDataReader, byte[]> content, string remedy)
    {
        var all = database.Read(connection => connection.ExecuteScalar<long>($"SELECT count(*) FROM {table}"));
        var (looked, damaged, first, after) = (0L, 0L, "", deep || all <= Limits.SampledHashes ? "" : RandomNumberGenerator.GetHexString(64, lowercase: true));
        var most = deep ? long.MaxValue : Limits.SampledHashes;
        while (looked < most && database.Read(connection => Batch(connection, select, after, content)) is { Count: > 0 } batch)
        {
            after = batch[^1].Sha256;
            looked += batch.Count;
            foreach (var (sha256, isWhole) in batch.Where(row => !row.IsWhole))
                (damaged, first) = (damaged + 1, first.Length > 0 ? first : sha256);
        }
        var of = looked == all ? $"all {all}" : $"{looked} of {all}, drawn at random (--deep looks at all)";
        return damaged == 0
            ? (CheckState.Ok, $"{of}: each is what its SHA-256 says.", "")
            : (CheckState.Bad, $"{damaged} are not what their SHA-256 says ({of}); the first is {first}.", remedy);
    }

    private static List<(string Sha256, bool IsWhole)> Batch(DbConnection connection, string select, string after, Func<DbDataReader, byte[]> content)
    {
        using var command = connection.CreateCommand();
        command.CommandText = $"{select} WHERE sha256 > @after ORDER BY sha256 LIMIT {ReadAtOnce}";
        var parameter = command.CreateParameter();
        (parameter.ParameterName, parameter.Value) = ("after", after);
        command.Parameters.Add(parameter);
        using var rows = command.ExecuteReader();
        var batch = new List<(string, bool)>();
        while (rows.Read())
            batch.Add((rows.GetString(0), IsWhole(rows, content)));
        return batch;
    }

    private static bool IsWhole(DbDataReader row, Func<DbDataReader, byte[]> content)
    {
        try
        {
            return Convert.ToHexStringLower(SHA256.HashData(content(row))) == row.GetString(0);
        }
        catch (Exception exception) when (exception is InvalidDataException or InvalidCastException or ArgumentException)
        {
            return false;
        }
    }
}
