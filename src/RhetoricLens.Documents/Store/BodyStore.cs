using System.IO.Compression;
using System.Security.Cryptography;
using System.Text.Json;
using Dapper;
using System.Data.Common;

namespace RhetoricLens.Documents.Store;

/// <summary>What a server sent, as it was sent.</summary>
/// <param name="FinalAddress">Where it came from, after redirects.</param>
/// <param name="ContentType">As the server named it.</param>
/// <param name="Bytes">Decoded body (no transfer or content coding).</param>
/// <param name="Headers">The headers worth keeping.</param>
public sealed record FetchedBody(string FinalAddress, string ContentType, byte[] Bytes, IReadOnlyDictionary<string, string> Headers);

/// <summary>Raw bodies under their SHA-256, so that a better extraction can be run on the same pages later.</summary>
public sealed class BodyStore
{
    private readonly Database _database;

    internal BodyStore(Database database) => _database = database;

    /// <summary>The bytes with this lower-case hexadecimal SHA-256; null when there are none.</summary>
    public byte[]? Get(string sha256) => _database.Read(connection => Bytes(connection, sha256));

    /// <summary>What an address served in a crawl; null when it was not visited or nothing was received.</summary>
    public FetchedBody? OfVisit(long crawlId, long pageId) => _database.Read(connection =>
    {
        var row = connection.QuerySingleOrDefault<(string Address, string Type, string Headers, string Sha)?>(
            "SELECT final_address, content_type, headers, body_sha256 FROM visit WHERE crawl_id = @crawlId AND page_id = @pageId AND body_sha256 IS NOT NULL",
            new { crawlId, pageId });
        return row is { } visit && Bytes(connection, visit.Sha) is { } bytes
            ? new FetchedBody(visit.Address, visit.Type, bytes, JsonSerializer.Deserialize<SortedDictionary<string, string>>(visit.Headers)!)
            : null;
    });

    private static byte[]? Bytes(DbConnection connection, string sha256)
    {
        var row = connection.QuerySingleOrDefault<(byte[] Bytes, long Length)?>("SELECT bytes, length FROM body WHERE sha256 = @sha256", new { sha256 });
        return row is { } body ? CompressedBody.Unpack(body.Bytes, (int)body.Length) : null;
    }
}

/// <summary>A visit whose bodies are ready to be written.</summary>
internal sealed record PackedVisit(PageVisit Visit, CompressedBody? Body, IReadOnlyList<CompressedBody?> HopBodies)
{
    internal static PackedVisit Of(PageVisit visit) => new(
        visit, visit.Body is { } body ? CompressedBody.Of(body.Bytes) : null, [.. visit.Hops.Select(hop => hop.Body.Length == 0 ? null : CompressedBody.Of(hop.Body))]);
}

/// <summary>A body ready to be written: hashed and compressed before the write lock is taken.</summary>
internal sealed record CompressedBody(string Sha256, int Length, byte[] Bytes)
{
    /// <summary>The middle of Brotli's range, with its default window; not tuned, as bodies are few beside texts.</summary>
    private const int Quality = 5;
    private const int Window = 22;

    internal static CompressedBody Of(byte[] bytes)
    {
        var packed = new byte[BrotliEncoder.GetMaxCompressedLength(bytes.Length)];
        if (!BrotliEncoder.TryCompress(bytes, packed, out var written, Quality, Window))
            throw new InvalidOperationException("Brotli did not fit its own bound.");
        return new CompressedBody(Convert.ToHexStringLower(SHA256.HashData(bytes)), bytes.Length, packed.AsSpan(0, written).ToArray());
    }

    internal static byte[] Unpack(byte[] packed, int length)
    {
        var bytes = new byte[length];
        return BrotliDecoder.TryDecompress(packed, bytes, out var written) && written == length
            ? bytes
            : throw new InvalidDataException("A stored body cannot be decompressed.");
    }

    internal void Write(DbTransaction transaction) => transaction.Connection!.Execute(
        "INSERT INTO body (sha256, encoding, length, bytes) VALUES (@Sha256, 'br', @Length, @Bytes) ON CONFLICT DO NOTHING", this, transaction);
}
