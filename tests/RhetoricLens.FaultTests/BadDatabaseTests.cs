using System.Net;
using Microsoft.Data.Sqlite;
using RhetoricLens.Documents.Store;
using RhetoricLens.FaultTests.Support;
using RhetoricLens.Tests.Support;

namespace RhetoricLens.FaultTests;

/// <summary>Databases that are damaged, too new, not ours, or held by another.</summary>
public sealed class BadDatabaseTests(Xunit.Abstractions.ITestOutputHelper log) : IDisposable
{
    private const int PageBytes = 4096;

    private readonly TempFolder _folder = new();

    private string Database => Path.Combine(_folder.Path, RhetoricLens.Documents.Store.Database.FileName);

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("noise", "is damaged or is not a database", "rhetoriclens restore")]
    [InlineData("half", "is damaged or is not a database", "rhetoriclens restore")]
    [InlineData("header", "is damaged or is not a database", "rhetoriclens restore")]
    [InlineData("schema page", "is damaged or is not a database", "rhetoriclens restore")]
    [InlineData("too new", "has schema 99", "Use the newer program")]
    [InlineData("another program's", "was not made by RhetoricLens", "another data folder")]
    public async Task A_database_that_cannot_be_used_is_one_clear_line_that_says_what_to_do(string damage, string what, string remedy)
    {
        Speeches.Store(_folder.Path, 0, 50);
        Damage(damage);
        var before = File.ReadAllBytes(Database);
        foreach (var command in (string[][])[["trends"], ["serve", "--port", "0"]])
        {
            var run = await Child.RunAsync([.. command, "--data", _folder.Path]);
            Assert.True(run.Code == 1, string.Join(" ", command) + run.Output + run.Messages);
            var line = Assert.Single(run.Messages.Split('\n', StringSplitOptions.RemoveEmptyEntries), line => !line.StartsWith("Data: ", StringComparison.Ordinal));
            Assert.StartsWith("error: ", line);
            Assert.Contains(what, line, StringComparison.Ordinal);
            Assert.Contains(remedy, line, StringComparison.Ordinal);
        }
        Assert.Equal(before, File.ReadAllBytes(Database));
        Assert.Equal(1, (await Child.RunAsync("doctor", "--data", _folder.Path)).Code);
    }

    [Fact]
    public async Task A_page_that_is_damaged_inside_is_found_by_the_doctor_and_never_ends_in_a_stack_trace()
    {
        Speeches.Store(_folder.Path, 0, 300);
        var (whole, random, found) = (File.ReadAllBytes(Database), new Random(9), 0);
        var tries = Times.Kills(4);
        for (var i = 0; i < tries; i++)
        {
            var bytes = (byte[])whole.Clone();
            random.NextBytes(bytes.AsSpan(PageBytes * random.Next(1, bytes.Length / PageBytes), PageBytes));
            File.WriteAllBytes(Database, bytes);
            var run = await Child.RunAsync("doctor", "--deep", "--data", _folder.Path);
            found += run.Code == 1 ? 1 : 0;
            foreach (var command in (string[][])[["trends"], ["index"]])
                Assert.DoesNotContain("   at ", (await Child.RunAsync([.. command, "--data", _folder.Path])).Messages, StringComparison.Ordinal);
        }
        log.WriteLine($"{found} of {tries} pages of noise were found.");
        Assert.Equal(tries, found);
    }

    [Fact]
    public async Task A_write_waits_for_another_that_holds_the_database_for_ten_seconds()
    {
        Speeches.Store(_folder.Path, 0, 5);
        await using var server = await Server.StartAsync(_folder.Path);
        await using var other = new SqliteConnection($"Data Source={Database};Pooling=False");
        other.Open();
        await using var held = other.BeginTransaction(deferred: false);
        var waiting = server.SaveAsync("waits");
        Assert.Equal(HttpStatusCode.OK, await server.GetAsync("/v1/documents"));
        await Task.Delay(TimeSpan.FromSeconds(10));
        Assert.False(waiting.IsCompleted);
        await held.RollbackAsync();
        Assert.Equal(HttpStatusCode.Created, (await waiting).Status);
    }

    [Fact]
    public async Task Twenty_writers_and_another_process_are_all_served()
    {
        Speeches.Store(_folder.Path, 0, 5);
        await using var server = await Server.StartAsync(_folder.Path);
        var length = TimeSpan.FromSeconds(Times.Number("RHETORICLENS_WRITER_SECONDS", 3));
        var ingest = Child.RunAsync("ingest", "jsonl", _folder.File("many.jsonl", Speeches.Jsonl(100, 300)), "--data", _folder.Path);
        var clock = System.Diagnostics.Stopwatch.StartNew();
        var all = await Task.WhenAll(Enumerable.Range(0, 20).Select(async writer =>
        {
            var times = new List<(HttpStatusCode Status, double Milliseconds)>();
            for (var i = 0; clock.Elapsed < length; i++)
            {
                var start = clock.Elapsed;
                var (status, _) = await server.SaveAsync($"writer {writer} query {i % 40}");
                times.Add((status, (clock.Elapsed - start).TotalMilliseconds));
            }
            return times;
        }));
        Assert.Equal(0, (await ingest).Code);
        var writes = all.SelectMany(times => times).OrderBy(write => write.Milliseconds).ToArray();
        log.WriteLine($"{writes.Length} writes in {length.TotalSeconds} s by 20 writers beside an ingest: p50 {writes[writes.Length / 2].Milliseconds:0} ms, p99 {writes[(int)(writes.Length * 0.99)].Milliseconds:0} ms, most {writes[^1].Milliseconds:0} ms");
        Assert.All(writes, write => Assert.True((int)write.Status < 500, $"{write.Status}"));
    }

    private void Damage(string kind)
    {
        var bytes = File.ReadAllBytes(Database);
        switch (kind)
        {
            case "noise":
                new Random(1).NextBytes(bytes);
                break;
            case "half":
                bytes = bytes[..(bytes.Length / 2)];
                break;
            case "header":
                bytes.AsSpan(0, 16).Clear();
                break;
            case "schema page":
                bytes.AsSpan(100, PageBytes - 100).Fill(0xAA);
                break;
            default:
                Pragma(kind == "too new" ? "user_version = 99" : "application_id = 1");
                return;
        }
        File.WriteAllBytes(Database, bytes);
    }

    private void Pragma(string text)
    {
        using (var connection = new SqliteConnection($"Data Source={Database};Pooling=False"))
        {
            connection.Open();
            using var command = new SqliteCommand($"PRAGMA {text}; PRAGMA wal_checkpoint(TRUNCATE)", connection);
            command.ExecuteNonQuery();
        }
    }
}
