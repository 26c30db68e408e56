using System.Collections.Frozen;
using System.Net;
using System.Net.Sockets;
using Microsoft.AspNetCore.Builder;
using RhetoricLens.Api;
using RhetoricLens.Core;
using RhetoricLens.Crawling.Fetch;
using RhetoricLens.Crawling.Ingest;
using RhetoricLens.Jobs;

namespace RhetoricLens.Tests.Support;

/// <summary>The program with a few texts in it, listening on a free port of loopback.</summary>
[System.Diagnostics.CodeAnalysis.SuppressMessage("Design", "CA1001", Justification = "DisposeAsync disposes the folder; xunit calls it.")]
public sealed class House : IAsyncLifetime
{
    private readonly TempFolder _folder = new();
    private WebApplication? _app;

    public const string States = "The government of every state has sovereignty over the Internet on its territory, and the United Nations should negotiate a binding treaty under which states alone rule cyberspace.";
    public const string Shared = "The Internet must be governed by the multi-stakeholder model, bottom-up, with governments, business, civil society and the technical community sharing authority, and no government should control it.";
    public const string Hostile = "<script>alert(1)</script>";

    public Workspace Workspace { get; private set; } = null!;

    public HttpClient Client { get; private set; } = null!;

    public static ExtractedDocument Document(string id, string country, string date, string text, string title = "A speech")
    {
        Assert.True(PartialDate.TryParse(date, out var day));
        var facts = new DocumentFacts("test", title, day, country, "A speaker", "Minister", "A venue", "speech", "en", null, null, null, SpeakerType.State);
        return new ExtractedDocument(DocumentId.Of("test", id), facts, text, []);
    }

    public Task InitializeAsync()
    {
        Workspace = Workspace.Open(_folder.Path).Value;
        var documents = Enumerable.Range(0, 30).Select(i => Document($"chn{i:00}", "CHN", $"{2000 + i % 20}-05-06", States + " Delegation number " + i + "."))
            .Concat(Enumerable.Range(0, 30).Select(i => Document($"usa{i:00}", "USA", $"{2000 + i % 20}", Shared + " Delegation number " + i + ".")))
            .Append(Document("hostile", "FRA", "2014", "Bread is dear in our network of shops. " + Hostile, Hostile));
        var pipeline = new Pipeline(Workspace);
        pipeline.Store(new Corpus(documents.Select(document => new IngestItem.Read(document)), null, 0), CancellationToken.None);
        Assert.True(pipeline.Index(CancellationToken.None).IsOk);
        pipeline.Score(CancellationToken.None);
        return ListenAsync();
    }

    public async Task DisposeAsync()
    {
        Client.Dispose();
        await _app!.DisposeAsync();
        Workspace.Dispose();
        _folder.Dispose();
    }

    /// <summary>A port that nobody holds just now.</summary>
    public static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private async Task ListenAsync()
    {
        var port = FreePort();
        _app = WebHost.Build(Workspace, FetchSettings.Default, FrozenSet<string>.Empty, port);
        Assert.Null(await _app.TryStartAsync(port, CancellationToken.None));
        Client = new HttpClient { BaseAddress = new Uri($"http://127.0.0.1:{port}") };
    }
}
