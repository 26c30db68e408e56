using System.Text;
using RhetoricLens.Core;
using RhetoricLens.Core.Outcomes;
using RhetoricLens.Crawling.Ingest;
using RhetoricLens.Crawling.Warc;
using RhetoricLens.Tests.Crawling.Ingest;
using RhetoricLens.Tests.Support;
using static RhetoricLens.Tests.Crawling.Extract.Pages;

namespace RhetoricLens.Tests.Crawling.Warc;

/// <summary>What is taken from archives of other crawlers.</summary>
public sealed class WarcCorpusTests : IDisposable
{
    private static readonly byte[] Speech = Archives.Html(Filler);

    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    private Outcome<Corpus> Open(byte[] archive, string name = "crawl.warc.gz", string? country = null)
    {
        var path = Path.Combine(_folder.Path, name);
        File.WriteAllBytes(path, archive);
        return WarcCorpus.Open(path, "mfa", country);
    }

    private ExtractedDocument One(byte[] archive) => Assert.Single(Taken.Documents(Open(archive)));

    [Theory]
    [InlineData("WARC/0.17")]
    [InlineData("WARC/0.18")]
    [InlineData("WARC/1.0")]
    [InlineData("WARC/1.1")]
    public void A_page_is_read_from_every_version(string version)
    {
        var document = One(Archives.Response(Archives.Page, Speech, version: version));
        Assert.Equal((Filler, Archives.Page, "mfa", "A speech"), (document.Text, document.Facts.Url, document.Facts.Collection, document.Facts.Title));
    }

    [Fact]
    public void Plain_files_and_files_packed_by_record_or_as_a_whole_are_the_same()
    {
        byte[][] records = [Archives.Response(Archives.Page, Speech), Archives.Response("https://example.org/speech/2", Archives.Html("Another. " + Filler))];
        byte[][] files = [[.. records[0], .. records[1]], [.. Archives.Zip(records[0]), .. Archives.Zip(records[1])], Archives.Zip([.. records[0], .. records[1]])];
        Assert.All(files, file => Assert.Equal(2, Taken.Documents(Open(file)).Count));
    }

    [Fact]
    public void Chunked_and_packed_bodies_are_decoded_and_so_are_those_whose_header_no_longer_holds()
    {
        byte[][] bodies = [Archives.Chunks(Speech), Archives.Chunks(Archives.Zip(Speech)), Archives.Zip(Speech), Speech, Speech];
        string[] headers = ["Transfer-Encoding: chunked", "Transfer-Encoding: chunked\r\nContent-Encoding: gzip", "Content-Encoding: gzip", "Content-Encoding: gzip", "Transfer-Encoding: chunked"];
        Assert.All(bodies.Zip(headers), pair => Assert.Equal(Filler, One(Archives.Response(Archives.Page, pair.First, "Content-Type: text/html\r\n" + pair.Second)).Text));
    }

    [Fact]
    public void Texts_in_conversion_and_resource_records_are_taken()
    {
        byte[] file = [.. Archives.Record("conversion", Archives.Page, Encoding.UTF8.GetBytes(Filler), "text/plain"), .. Archives.Record("resource", "https://example.org/2", Speech, "text/html")];
        Assert.Equal(2, Taken.Documents(Open(file)).Count);
    }

    [Fact]
    public void Images_errors_redirects_and_other_records_are_passed_over_and_counted()
    {
        byte[] file =
        [
            .. Archives.Record("warcinfo", "https://example.org/", "software: x"u8.ToArray(), "application/warc-fields"), .. Archives.Response(Archives.Page, [1, 2, 3], "Content-Type: image/png"),
            .. Archives.Response("https://example.org/gone", Speech, status: "404 Not Found"), .. Archives.Response("https://example.org/moved", [], "Location: /x", "301 Moved Permanently"),
            .. Archives.Record("request", Archives.Page, "GET / HTTP/1.1\r\n\r\n"u8.ToArray(), "application/http; msgtype=request"), .. Archives.Record("response", "dns:example.org", "x"u8.ToArray(), "text/dns"),
            .. Archives.Response(Archives.Page, Speech),
        ];
        var corpus = Open(file);
        Assert.Single(Taken.Documents(corpus));
        Assert.Empty(Taken.Problems(corpus));
        Assert.Equal(6, corpus.Value.Skipped);
    }

    [Fact]
    public void The_same_path_on_two_hosts_makes_two_documents()
    {
        byte[] file = [.. Archives.Response("https://a.example/x", Speech), .. Archives.Response("https://b.example/x", Speech)];
        Assert.Equal(["mfa:a.example~x", "mfa:b.example~x"], Taken.Documents(Open(file)).Select(document => document.Id));
    }

    [Fact]
    public void A_country_given_is_that_of_texts_that_name_none() => Assert.Equal("EST", Assert.Single(Taken.Documents(Open(Archives.Response(Archives.Page, Speech), country: "EST"))).Facts.Country);

    [Fact]
    public void A_file_that_breaks_off_gives_what_came_before_and_says_so()
    {
        var first = Archives.Response(Archives.Page, Speech);
        byte[] whole = [.. first, .. Archives.Response("https://example.org/2", Speech)];
        foreach (var file in new[] { whole[..^200], [.. Archives.Zip(first), .. Archives.Zip(whole)[..^60]] })
        {
            var corpus = Open(file);
            Assert.NotEmpty(Taken.Documents(corpus));
            var problem = Assert.Single(Taken.Problems(corpus));
            Assert.Equal("bad_warc", problem.Code);
        }
        Assert.Contains($"record 2 at byte {first.Length}", Assert.Single(Taken.Problems(Open(whole[..^200]))).Where);
    }

    [Fact]
    public void After_a_damaged_record_reading_goes_on_at_the_next()
    {
        byte[] lying = Encoding.ASCII.GetBytes(Encoding.ASCII.GetString(Archives.Record("metadata", Archives.Page, new byte[500], "text/plain")).Replace("Content-Length: 500", "Content-Length: 100"));
        byte[] file = [.. lying, .. "noise\r\nmore noise\r\n"u8, .. Archives.Response(Archives.Page, Speech)];
        var corpus = Open(file);
        Assert.Single(Taken.Documents(corpus));
        Assert.Equal("bad_warc", Assert.Single(Taken.Problems(corpus)).Code);
    }

    [Fact]
    public void A_page_without_text_is_refused_with_its_place_and_address()
    {
        var problem = Assert.Single(Taken.Problems(Open(Archives.Response(Archives.Page, "<html><body><p>x</p></body></html>"u8.ToArray()))));
        Assert.Equal(("no_main_text", $"crawl.warc.gz, record 1 at byte 0 (unpacked), {Archives.Page}"), (problem.Code, problem.Where));
    }

    [Fact]
    public void A_record_that_claims_a_gigabyte_reserves_none()
    {
        var lie = Encoding.ASCII.GetBytes("WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://example.org/\r\nContent-Type: application/http\r\nContent-Length: 10000000\r\n\r\nHTTP/1.1 200 OK\r\n\r\n");
        var before = GC.GetTotalAllocatedBytes();
        Assert.Equal("bad_warc", Assert.Single(Taken.Problems(Open(lie))).Code);
        Assert.InRange(GC.GetTotalAllocatedBytes() - before, 0, 8L * 1024 * 1024);
    }

    [Theory]
    [InlineData("")]
    [InlineData("filedesc://old.arc 0.0.0.0 20010101000000 text/plain 76\n1 0 Internet Archive")]
    [InlineData("hello")]
    public void What_is_no_archive_is_a_problem(string content) => Assert.Equal("not_a_warc", Open(Encoding.ASCII.GetBytes(content)).Problem!.Code);

    [Fact]
    public void A_thousand_mutated_archives_end_without_an_exception()
    {
        byte[] file = [.. Archives.Zip(Archives.Response(Archives.Page, Archives.Chunks(Speech), "Content-Type: text/plain\r\nTransfer-Encoding: chunked")), .. Archives.Response(Archives.Page, Archives.Zip(Speech), "Content-Type: text/plain\r\nContent-Encoding: gzip")];
        var random = new Random(3);
        for (var i = 0; i < 1_000; i++)
        {
            var bytes = (i % 2 == 0 ? file : file[Archives.Zip(Archives.Response(Archives.Page, Speech)).Length..]).ToArray();
            for (var k = 0; k <= i % 10; k++)
                bytes[random.Next(bytes.Length)] = (byte)random.Next(256);
            Assert.All(WarcReader.Read(new MemoryStream(bytes), _ => true), Assert.NotNull);
        }
    }
}
