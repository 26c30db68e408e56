using System.IO.Compression;
using System.Text;
using RhetoricLens.Crawling.Warc;

namespace RhetoricLens.Tests.Crawling.Warc;

/// <summary>Records as ISO 28500 asks for them, read strictly.</summary>
public sealed class WarcArchiveTests : IDisposable
{
    private static readonly DateTimeOffset Time = new(2026, 3, 2, 12, 0, 0, 250, TimeSpan.Zero);
    private static readonly byte[] Body = "<html>Täxt</html>"u8.ToArray();

    private readonly MemoryStream _file = new();

    public void Dispose() => _file.Dispose();

    private static WarcVisit Visit(string key, int? status, byte[]? body, string address = "https://example.org/a?b=c") => new(
        key, "https://example.org/old", address, Time, status, "text/html; charset=utf-8",
        new SortedDictionary<string, string> { ["date"] = "Mon, 02 Mar 2026 12:00:00 GMT", ["content-encoding"] = "gzip", ["transfer-encoding"] = "chunked" }, body, 2, "Stored", "why\nso", "mfa:a");

    private WarcArchive Archive()
    {
        var archive = new WarcArchive(new WarcWriter(_file));
        archive.Begin("a.warc.gz", Time, "RhetoricLens/0", "a test");
        return archive;
    }

    private WarcEntry.Record[] Records() => WarcReader.Read(new MemoryStream(_file.ToArray()), _ => true).Cast<WarcEntry.Record>().ToArray();

    [Fact]
    public void Every_record_is_a_gzip_member_of_its_own_with_the_mandatory_fields()
    {
        Archive().Add(Visit("1", 200, Body), null);
        var bytes = _file.ToArray();
        var members = Enumerable.Range(0, bytes.Length - 2).Where(i => bytes.AsSpan(i).StartsWith((ReadOnlySpan<byte>)[0x1F, 0x8B, 0x08])).Where(i => Begins(bytes, i)).ToArray();
        var records = Records();
        Assert.Equal(["warcinfo", "response", "request", "metadata"], records.Select(record => record.Header.Type));
        Assert.Equal(records.Length, members.Length);
        Assert.All(records, record =>
        {
            Assert.Equal("WARC/1.1", record.Header.Version);
            Assert.Matches("^<urn:uuid:[0-9a-f-]{36}>$", record.Header["WARC-Record-ID"]);
            Assert.Equal("2026-03-02T12:00:00.250Z", record.Header["WARC-Date"]);
            Assert.Equal(record.Block!.Length, record.Header.Length);
            Assert.Equal(WarcWriter.Digest(record.Block), record.Header["WARC-Block-Digest"]);
        });
        Assert.Equal(4, records.Select(record => record.Header["WARC-Record-ID"]).Distinct().Count());
    }

    [Fact]
    public void A_response_holds_status_headers_and_the_decoded_payload()
    {
        Archive().Add(Visit("1", 200, Body), null);
        var response = Records()[1];
        var text = Encoding.UTF8.GetString(response.Block!);
        Assert.Equal($"HTTP/1.1 200 OK\r\ncontent-type: text/html; charset=utf-8\r\ndate: Mon, 02 Mar 2026 12:00:00 GMT\r\ncontent-length: {Body.Length}\r\n\r\n<html>Täxt</html>", text);
        Assert.Equal(WarcWriter.Digest(Body), response.Header["WARC-Payload-Digest"]);
        Assert.Equal("https://example.org/a?b=c", response.Header["WARC-Target-URI"]);
    }

    [Fact]
    public void Request_and_metadata_name_the_response_and_say_what_was_rebuilt()
    {
        Archive().Add(Visit("1", 200, Body), null);
        var records = Records();
        Assert.All(records[2..], record => Assert.Equal(records[1].Header["WARC-Record-ID"], record.Header["WARC-Concurrent-To"]));
        Assert.StartsWith("GET /a?b=c HTTP/1.1\r\nHost: example.org\r\n", Encoding.ASCII.GetString(records[2].Block!));
        var metadata = Encoding.UTF8.GetString(records[3].Block!);
        Assert.Contains("requested: https://example.org/old\r\n", metadata);
        Assert.Contains("reason: why so\r\n", metadata);
        Assert.Contains("rebuilt", metadata);
    }

    [Fact]
    public void The_same_payload_again_and_an_unchanged_page_are_revisits_that_refer_to_it()
    {
        var archive = Archive();
        var first = archive.Add(Visit("1", 200, Body), null);
        archive.Add(Visit("2", 200, Body, "https://example.org/copy"), null);
        archive.Add(Visit("3", 304, null), first);
        var revisits = Records().Where(record => record.Header.Type == "revisit").ToArray();
        Assert.Equal(["http://netpreserve.org/warc/1.1/revisit/identical-payload-digest", "http://netpreserve.org/warc/1.1/revisit/server-not-modified"], revisits.Select(record => record.Header["WARC-Profile"]));
        Assert.All(revisits, revisit => Assert.Equal(Records()[1].Header["WARC-Record-ID"], revisit.Header["WARC-Refers-To"]));
        Assert.StartsWith("HTTP/1.1 304 Not Modified\r\n", Encoding.ASCII.GetString(revisits[1].Block!));
        Assert.Equal((1, 2, 3), (archive.Responses, archive.Revisits, archive.Visits));
    }

    [Fact]
    public void A_visit_without_an_answer_leaves_its_outcome()
    {
        Archive().Add(Visit("1", null, null) with { Final = null, Outcome = "Timeout" }, null);
        var records = Records();
        Assert.Equal(["warcinfo", "metadata"], records.Select(record => record.Header.Type));
        Assert.Contains("outcome: Timeout", Encoding.UTF8.GetString(records[1].Block!));
    }

    [Fact]
    public void The_same_visits_make_the_same_bytes()
    {
        Archive().Add(Visit("1", 200, Body), null);
        var once = _file.ToArray();
        _file.SetLength(0);
        Archive().Add(Visit("1", 200, Body), null);
        Assert.Equal(once, _file.ToArray());
    }

    // RFC 3548 and sha1sum.
    [Fact]
    public void Digests_are_SHA1_in_base_32() => Assert.Equal("sha1:3I42H3S6NNFQ2MSVX7XZKYAYSCX5QBYJ", WarcWriter.Digest([]));

    private static bool Begins(byte[] bytes, int at)
    {
        try
        {
            var start = new byte[8];
            using var gzip = new GZipStream(new MemoryStream(bytes, at, bytes.Length - at), CompressionMode.Decompress);
            gzip.ReadExactly(start);
            return start.AsSpan().SequenceEqual("WARC/1.1"u8);
        }
        catch (Exception failure) when (failure is InvalidDataException or EndOfStreamException)
        {
            return false;
        }
    }
}
