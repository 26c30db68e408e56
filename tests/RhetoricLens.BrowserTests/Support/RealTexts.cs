using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.StaticFiles;
using Microsoft.Extensions.FileProviders;
using RhetoricLens.FaultTests;

namespace RhetoricLens.BrowserTests.Support;

/// <summary>A fact that needs Chromium and the real corpora, which are not part of the repository.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class RealBrowserFactAttribute : FactAttribute
{
    public RealBrowserFactAttribute() => Skip = new BrowserFactAttribute().Skip ?? (RealTexts.Folder is null ? "RHETORICLENS_REAL_DATA names no folder of real corpora." : null);
}

/// <summary>Corpora beside the repository: speeches in the UN General Assembly, and a presidency's site as it was saved.</summary>
internal static class RealTexts
{
    private static readonly string[] Sessions = ["70", "74", "78"];

    public static string? Folder { get; } = Environment.GetEnvironmentVariable("RHETORICLENS_REAL_DATA") is { } folder && Directory.Exists(folder) ? folder : null;

    /// <summary>Three sessions of the general debate, in the corpus's own layout.</summary>
    public static string Debates(string into)
    {
        var (corpus, part) = (Path.Combine(Folder!, "ungdc"), Path.Combine(into, "debates"));
        Directory.CreateDirectory(Path.Combine(part, "TXT"));
        File.Copy(Path.Combine(corpus, "Speakers_by_session.xlsx"), Path.Combine(part, "Speakers_by_session.xlsx"));
        foreach (var session in Directory.EnumerateDirectories(Path.Combine(corpus, "TXT")).Where(path => Sessions.Any(number => Path.GetFileName(path).StartsWith($"Session {number} ", StringComparison.Ordinal))))
            Directory.CreateSymbolicLink(Path.Combine(part, "TXT", Path.GetFileName(session)), Path.GetFullPath(session));
        return part;
    }

    /// <summary>The saved site, served on loopback.</summary>
    public static Task<WebApplication> PresidencyAsync() => LoopbackSite.StartAsync(site => site.UseStaticFiles(new StaticFileOptions
    {
        FileProvider = new PhysicalFileProvider(Path.GetFullPath(Path.Combine(Folder!, "kremlin-site-sample", "en.kremlin.ru"))),
        ContentTypeProvider = new FileExtensionContentTypeProvider(new Dictionary<string, string>(StringComparer.Ordinal) { [".html"] = "text/html; charset=utf-8" }),
    }));
}

/// <summary>The program with three sessions of the general debate in it.</summary>
public sealed class DebatesProgram : EmptyProgram
{
    protected override Task PrepareAsync() => RealTexts.Folder is null ? Task.CompletedTask : RunAsync("ingest", "ungdc", RealTexts.Debates(Folder));
}
