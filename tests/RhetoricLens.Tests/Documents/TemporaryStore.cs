using RhetoricLens.Core;
using RhetoricLens.Documents.Store;

namespace RhetoricLens.Tests.Documents;

/// <summary>A store in a folder of its own, deleted at the end, and a clock that stands still.</summary>
internal sealed class TemporaryStore : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("rhetoriclens-test-");

    internal TemporaryStore() => Database = Open();

    internal string Folder => _folder.FullName;

    internal StillClock Clock { get; } = new();

    internal Database Database { get; private set; }

    /// <summary>As after the end of the process.</summary>
    internal void Restart()
    {
        Database.Dispose();
        Database = Open();
    }

    public void Dispose()
    {
        Database.Dispose();
        _folder.Delete(recursive: true);
    }

    internal static ExtractedDocument Document(string id, string text = "The Internet is a global resource.", string? country = "EST", string date = "2015", IReadOnlyList<Turn>? turns = null) =>
        new(id, Facts(country, date), text, turns ?? []);

    internal static DocumentFacts Facts(string? country, string date) => new(
        "test", "Statement", PartialDate.TryParse(date, out var parsed) ? parsed : null, country, "A Speaker", "Minister", "Tallinn", "speech", "en",
        "https://example.org/a", null, "page", SpeakerType.State);

    internal long Put(ExtractedDocument document)
    {
        Database.Documents.Put([document], default);
        return Database.Documents.Get(document.Id)!.VersionId;
    }

    private Database Open() => Database.Open(Folder, Clock).Value;
}

internal sealed class StillClock : TimeProvider
{
    private DateTimeOffset _now = new(2026, 3, 2, 12, 0, 0, TimeSpan.Zero);

    public override DateTimeOffset GetUtcNow() => _now;

    internal void Advance(TimeSpan time) => _now += time;
}
