using System.Globalization;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using RhetoricLens.Core;

namespace RhetoricLens.Crawling.Warc;

/// <summary>What is known of one visit to an address.</summary>
/// <param name="Key">Names the visit: the same visit gets the same record ids in every archive.</param>
/// <param name="Requested">Address that was asked for.</param>
/// <param name="Final">Address that answered, after redirects; null when none did.</param>
/// <param name="Time">When the visit ended.</param>
/// <param name="Status">HTTP status; null when there was no answer.</param>
/// <param name="ContentType">As kept; empty when the server named none.</param>
/// <param name="Headers">The response's headers as far as they were kept.</param>
/// <param name="Body">The decoded body; null when none was received.</param>
/// <param name="Depth">Links from a start page.</param>
/// <param name="Outcome">What became of the address.</param>
/// <param name="Reason">Why.</param>
/// <param name="DocumentId">The document made of it; null when none was.</param>
public sealed record WarcVisit(
    string Key, string Requested, string? Final, DateTimeOffset Time, int? Status, string ContentType, IReadOnlyDictionary<string, string> Headers, byte[]? Body,
    int Depth, string Outcome, string Reason, string? DocumentId)
{
    /// <summary>The redirects on the way to the answer, in order.</summary>
    public IReadOnlyList<RedirectHop> Hops { get; init; } = [];
}

/// <summary>An answer that was archived or seen before, to which a revisit refers.</summary>
/// <param name="Record">Its record in this archive; null when it is not in it.</param>
/// <param name="Address">Address that answered.</param>
/// <param name="Time">When.</param>
public sealed record WarcEarlier(Guid? Record, string Address, DateTimeOffset Time);

/// <summary>
/// Writes visits as records: request, response (or revisit, where nothing new was received) and metadata. Status lines and requests are rebuilt, since the bytes
/// on the wire are not kept: the warcinfo record and each metadata record say so.
/// </summary>
public sealed class WarcArchive(WarcWriter writer)
{
    private const string NotModified = "http://netpreserve.org/warc/1.1/revisit/server-not-modified";
    private const string SamePayload = "http://netpreserve.org/warc/1.1/revisit/identical-payload-digest";
    private const string Honesty = "payloads are as received, without transfer and content coding; status lines and requests are rebuilt, and only the headers that the crawler keeps are there";

    /// <summary>Of the codings, which the payload no longer has, and of lengths, which are counted anew.</summary>
    private static readonly HashSet<string> Dropped = new(StringComparer.OrdinalIgnoreCase) { "transfer-encoding", "content-encoding", "content-length", "content-type", "connection", "keep-alive", "trailer" };

    private readonly Dictionary<string, WarcEarlier> _payloads = new(StringComparer.Ordinal);

    /// <summary>Responses, redirects among them, written with their payload.</summary>
    public int Responses { get; private set; }

    /// <summary>Revisits: answers that brought nothing new.</summary>
    public int Revisits { get; private set; }

    /// <summary>Metadata records: one for each visit.</summary>
    public int Visits { get; private set; }

    /// <summary>The first record of the file.</summary>
    /// <param name="fileName">Name of the file.</param>
    /// <param name="time">When it is written.</param>
    /// <param name="software">Program and version.</param>
    /// <param name="description">What the archive holds.</param>
    public void Begin(string fileName, DateTimeOffset time, string software, string description) => writer.Write(
        "warcinfo", Id(fileName + WarcWriter.Time(time)), time, [("WARC-Filename", fileName), ("Content-Type", "application/warc-fields")],
        Lines(("software", software), ("format", "WARC File Format 1.1"), ("conformsTo", "http://iipc.github.io/warc-specifications/specifications/warc-format/warc-1.1/"), ("description", description), ("note", Honesty)));

    /// <summary>The records of one visit: a pair of response and request for each redirect and for the answer, then metadata.</summary>
    /// <param name="visit">The visit.</param>
    /// <param name="earlier">What a 304 refers to; null when it is not known.</param>
    /// <returns>The record that holds its payload, for later visits to refer to; null when nothing was received.</returns>
    public WarcEarlier? Add(WarcVisit visit, WarcEarlier? earlier)
    {
        Visits++;
        foreach (var (number, hop) in visit.Hops.Index())
            Redirected(visit, number, hop);
        var id = Id(visit.Key + "/response");
        var answer = visit.Status is null ? null : visit.Body is { } body ? Received(visit, id, body) : visit.Status == 304 ? Unchanged(visit, id, earlier) : null;
        if (answer is not null)
            Request(visit, id);
        Metadata(visit, answer is null ? null : id);
        return answer;
    }

    private void Redirected(WarcVisit visit, int number, RedirectHop hop)
    {
        var answer = visit with
        {
            Key = string.Create(CultureInfo.InvariantCulture, $"{visit.Key}/hop/{number}"), Final = hop.Address, Time = hop.ReceivedAt, Status = hop.Status, ContentType = "", Headers = hop.Headers, Body = hop.Body,
        };
        var id = Id(answer.Key + "/response");
        Received(answer, id, hop.Body);
        Request(answer, id);
    }

    private WarcEarlier Received(WarcVisit visit, Guid id, byte[] body)
    {
        var digest = WarcWriter.Digest(body);
        var head = Head(visit, body.Length);
        // That two answers are empty does not make one a visit to the other.
        if (body.Length > 0 && _payloads.TryGetValue(digest, out var same))
        {
            Revisits++;
            writer.Write("revisit", id, visit.Time, [.. Common(visit), ("WARC-Profile", SamePayload), .. Referring(same), ("WARC-Payload-Digest", digest)], head);
            return same;
        }
        Responses++;
        writer.Write("response", id, visit.Time, [.. Common(visit), ("WARC-Payload-Digest", digest)], [.. head, .. body]);
        return _payloads[digest] = new WarcEarlier(id, visit.Final ?? visit.Requested, visit.Time);
    }

    private WarcEarlier Unchanged(WarcVisit visit, Guid id, WarcEarlier? earlier)
    {
        Revisits++;
        writer.Write("revisit", id, visit.Time, [.. Common(visit), ("WARC-Profile", NotModified), .. earlier is null ? [] : Referring(earlier)], Head(visit, null));
        return earlier ?? new WarcEarlier(id, visit.Final ?? visit.Requested, visit.Time);
    }

    private void Request(WarcVisit visit, Guid response)
    {
        var address = new Uri(visit.Final ?? visit.Requested);
        writer.Write(
            "request", Id(visit.Key + "/request"), visit.Time,
            [("WARC-Target-URI", address.AbsoluteUri), ("Content-Type", "application/http;msgtype=request"), ("WARC-Concurrent-To", WarcWriter.Urn(response))],
            Encoding.ASCII.GetBytes($"GET {address.PathAndQuery} HTTP/1.1\r\nHost: {address.Authority}\r\n\r\n"));
    }

    private void Metadata(WarcVisit visit, Guid? response)
    {
        (string, string)[] concurrent = response is { } id ? [("WARC-Concurrent-To", WarcWriter.Urn(id))] : [];
        writer.Write(
            "metadata", Id(visit.Key + "/metadata"), visit.Time,
            [("WARC-Target-URI", visit.Final ?? visit.Requested), ("Content-Type", "application/warc-fields"), .. concurrent],
            Lines(
                ("requested", visit.Requested), ("depth", visit.Depth.ToString(CultureInfo.InvariantCulture)), ("outcome", visit.Outcome), ("reason", visit.Reason),
                ("document", visit.DocumentId ?? ""), ("note", response is null ? "" : Honesty)));
    }

    private static IEnumerable<(string, string)> Common(WarcVisit visit) => [("WARC-Target-URI", visit.Final ?? visit.Requested), ("Content-Type", "application/http;msgtype=response")];

    private static (string, string)[] Referring(WarcEarlier earlier) =>
    [
        ("WARC-Refers-To-Target-URI", earlier.Address), ("WARC-Refers-To-Date", WarcWriter.Time(earlier.Time)),
        .. earlier.Record is { } record ? [("WARC-Refers-To", WarcWriter.Urn(record))] : Array.Empty<(string, string)>(),
    ];

    private static byte[] Head(WarcVisit visit, int? length)
    {
        var head = new StringBuilder().Append(CultureInfo.InvariantCulture, $"HTTP/1.1 {visit.Status} {Phrase(visit.Status!.Value)}\r\n");
        // The header as sent says more than the media type alone.
        if ((visit.Headers.GetValueOrDefault("content-type") ?? visit.ContentType) is { Length: > 0 } type)
            head.Append("content-type: ").Append(OneLine(type)).Append("\r\n");
        foreach (var (name, value) in visit.Headers.Where(header => !Dropped.Contains(header.Key)).OrderBy(header => header.Key, StringComparer.Ordinal))
            head.Append(name).Append(": ").Append(OneLine(value)).Append("\r\n");
        if (length is { } bytes)
            head.Append(CultureInfo.InvariantCulture, $"content-length: {bytes}\r\n");
        return Encoding.Latin1.GetBytes(head.Append("\r\n").ToString());
    }

    /// <summary>The status's usual words, as the server's own are not kept: OK for 200, Not Modified for 304.</summary>
    private static string Phrase(int status) => string.Concat(((HttpStatusCode)status).ToString().Select((c, i) =>
        i > 1 && char.IsUpper(c) ? " " + c : c.ToString()));

    private static string OneLine(string value) => value.ReplaceLineEndings(" ");

    private static byte[] Lines(params (string Name, string Value)[] fields) => Encoding.UTF8.GetBytes(string.Concat(
        fields.Where(field => field.Value.Length > 0).Select(field => $"{field.Name}: {OneLine(field.Value)}\r\n")));

    /// <summary>A UUID made of a name (RFC 9562, version 8).</summary>
    private static Guid Id(string name)
    {
        var bytes = SHA256.HashData(Encoding.UTF8.GetBytes(name)).AsSpan(0, 16);
        bytes[6] = (byte)((bytes[6] & 0x0F) | 0x80);
        bytes[8] = (byte)((bytes[8] & 0x3F) | 0x80);
        return new Guid(bytes, bigEndian: true);
    }
}
