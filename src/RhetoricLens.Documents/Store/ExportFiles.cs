using System.Data.Common;
using Dapper;
using RhetoricLens.Documents.Work;

namespace RhetoricLens.Documents.Store;

/// <summary>Files of exports in the store, in parts, so that neither side holds more than one in memory. A file counts when its job is done.</summary>
public sealed class ExportFiles
{
    /// <summary>Bytes of each part but the last: a few take turns with other writes without holding them up.</summary>
    public const int PartBytes = 4 * 1024 * 1024;

    private readonly Database _database;

    internal ExportFiles(Database database) => _database = database;

    /// <summary>Keeps a file, in place of what an earlier try left.</summary>
    /// <param name="lease">The job's.</param>
    /// <param name="file">Read to its end.</param>
    /// <param name="cancellation">Stops between parts.</param>
    /// <returns>False when the lease was lost: then another makes the file.</returns>
    public async Task<bool> PutAsync(Lease lease, Stream file, CancellationToken cancellation)
    {
        if (!Write(lease, transaction => Delete(transaction, lease.Work.Id)))
            return false;
        var buffer = new byte[PartBytes];
        for (var part = 0; await file.ReadAtLeastAsync(buffer, PartBytes, throwOnEndOfStream: false, cancellation) is > 0 and var read; part++)
        {
            var (number, bytes) = (part, buffer[..read]);
            if (!Write(lease, transaction => transaction.Connection!.Execute(
                "INSERT INTO export_part (work_id, part, bytes) VALUES (@Id, @number, @bytes)", new { lease.Work.Id, number, bytes }, transaction)))
                return false;
        }
        return true;
    }

    /// <summary>Bytes of a job's file; 0 when there is none.</summary>
    public long Length(long workId) => _database.Read(connection =>
        connection.ExecuteScalar<long>("SELECT coalesce(sum(length(bytes)), 0) FROM export_part WHERE work_id = @workId", new { workId }));

    /// <summary>A part, counted from 0; null when there is none.</summary>
    public byte[]? Read(long workId, int part) => _database.Read(connection =>
        connection.ExecuteScalar<byte[]?>("SELECT bytes FROM export_part WHERE work_id = @workId AND part = @part", new { workId, part }));

    /// <summary>Forgets the file of a job.</summary>
    public void Delete(long workId) => _database.Write(transaction => Delete(transaction, workId));

    internal static int Delete(DbTransaction transaction, long workId) =>
        transaction.Connection!.Execute("DELETE FROM export_part WHERE work_id = @workId", new { workId }, transaction);

    private bool Write(Lease lease, Func<DbTransaction, int> write) => _database.Write(transaction =>
    {
        var isHeld = WorkWriter.IsHeld(transaction, lease);
        if (isHeld)
            write(transaction);
        return isHeld;
    });
}
