using Dapper;

namespace RhetoricLens.Documents.Store;

/// <summary>A file that programs share.</summary>
/// <param name="Path">Below the data folder, with slashes.</param>
/// <param name="Sha256">Of its bytes, hexadecimal.</param>
public sealed record SharedFile(string Path, string Sha256);

/// <summary>The files that programs on several machines have in common: models and labels.</summary>
public sealed class SharedFiles
{
    private readonly Database _database;

    internal SharedFiles(Database database) => _database = database;

    /// <summary>Number of the last change; 0 before the first.</summary>
    public long Revision() => _database.Read(connection => connection.ExecuteScalar<long>("SELECT coalesce(max(revision), 0) FROM shared_file"));

    /// <summary>All of them, in the order of their last changes.</summary>
    public IReadOnlyList<SharedFile> List() => _database.Read(connection => connection.Query<(string, string)>("SELECT path, sha256 FROM shared_file ORDER BY revision")
        .Select(row => new SharedFile(row.Item1, row.Item2)).ToArray());

    /// <summary>The bytes of a file; null when there is none under that path.</summary>
    public byte[]? Read(string path) => _database.Read(connection => connection.ExecuteScalar<byte[]?>("SELECT bytes FROM shared_file WHERE path = @path", new { path }));

    /// <summary>Writes files in one transaction, in their order.</summary>
    public void Put(IReadOnlyList<(SharedFile File, byte[] Bytes)> files) => _database.Write(transaction =>
    {
        foreach (var (file, bytes) in files)
        {
            transaction.Connection!.Execute(
                """
                INSERT INTO shared_file (path, sha256, bytes, revision) SELECT @Path, @Sha256, @bytes, coalesce(max(revision), 0) + 1 FROM shared_file WHERE true
                ON CONFLICT (path) DO UPDATE SET sha256 = excluded.sha256, bytes = excluded.bytes, revision = excluded.revision
                """,
                new { file.Path, file.Sha256, bytes },
                transaction);
        }
        return files.Count;
    });
}
