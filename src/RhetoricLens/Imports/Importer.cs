using RhetoricLens.Core.Outcomes;
using RhetoricLens.Crawling.Ingest;
using RhetoricLens.Crawling.Warc;
using RhetoricLens.Jobs;

namespace RhetoricLens.Imports;

/// <summary>Takes files in that a browser sent, by the same readers as the command <c>ingest</c>; then they are indexed and scored. One import at a time.</summary>
internal sealed class Importer(Workspace workspace, IHostApplicationLifetime life)
{
    private static readonly string[] Texts = [".txt", ".md", ".pdf", ".docx"];

    /// <summary>Files that describe the texts beside them.</summary>
    private static readonly string[] Manifests = ["manifest.jsonl", "metadata.csv"];

    /// <summary>Ends of the names of files that are read.</summary>
    public const string Accepted = ".txt,.md,.pdf,.docx,.html,.htm,.csv,.tsv,.jsonl,.warc,.gz,.zip";

    /// <summary>How far it has come, and what came of it.</summary>
    public LocalTask<ImportReport> Run { get; } = new(life.ApplicationStopping);

    /// <summary>Begins with what lies in a folder, which is removed in the end; false when another import is under way.</summary>
    /// <param name="folder">As sent.</param>
    /// <param name="collection">Corpus of the documents.</param>
    /// <param name="country">Country or grouping for pages and archives that do not say; null for none.</param>
    public bool TryStart(UploadFolder folder, string collection, string? country) => Run.TryStart((progress, cancellation) =>
    {
        using (folder)
        {
            var pipeline = new Pipeline(workspace, progress);
            var files = folder.Refused.Concat(Read(folder.Path, collection, country, pipeline, cancellation)).ToArray();
            var problem = files.Any(file => file.Added + file.Changed > 0) ? pipeline.Refresh(cancellation) : null;
            return Task.FromResult(problem is null ? new ImportReport(files, collection) : (Outcome<ImportReport>)problem);
        }
    });

    private List<ImportedFile> Read(string folder, string collection, string? country, Pipeline pipeline, CancellationToken cancellation)
    {
        var files = Directory.GetFiles(folder).Order(StringComparer.Ordinal).ToArray();
        var texts = files.Where(IsText).Select(Path.GetFileName).ToArray();
        var read = new List<ImportedFile>();
        if (texts.Length > 0)
            read.AddRange(Together(folder, texts!, collection, pipeline, cancellation));
        foreach (var file in files.Where(file => !IsText(file) && (texts.Length == 0 || !Manifests.Contains(Path.GetFileName(file)))))
        {
            var corpus = Open(file, collection, country);
            var report = corpus.IsOk ? pipeline.Store(corpus.Value, cancellation) : new IngestReport(0, 0, 0, [corpus.Problem]);
            read.Add(ImportedFile.Of(Path.GetFileName(file), report with { Refused = [.. report.Refused.Select(problem => Bare(problem, folder))] }));
        }
        return read;
    }

    /// <summary>Texts that lie beside one another, with the manifest that describes them: each is one document, or has its reason.</summary>
    private static IEnumerable<ImportedFile> Together(string folder, string[] names, string collection, Pipeline pipeline, CancellationToken cancellation)
    {
        var corpus = FolderReader.Read(folder, collection);
        if (!corpus.IsOk)
            return names.Select(name => ImportedFile.Not(name, Bare(corpus.Problem, folder)));
        var report = pipeline.Store(corpus.Value, cancellation);
        var bad = names.Where(name => report.Refused.Any(problem => IsOf(problem, name))).Select(name => ImportedFile.Not(name, Bare(report.Refused.First(problem => IsOf(problem, name)), folder)));
        var others = report.Refused.Where(problem => !names.Any(name => IsOf(problem, name))).Select(problem => Bare(problem, folder)).ToArray();
        var taken = names.Length - names.Count(name => report.Refused.Any(problem => IsOf(problem, name)));
        return [.. bad, new ImportedFile(taken == 1 && names.Length == 1 ? names[0] : $"{taken} text files", report.Added, report.NewVersions, report.Unchanged, others)];
    }

    private static bool IsOf(Problem problem, string name) => problem.Where == name || problem.Where.StartsWith(name + ",", StringComparison.Ordinal);

    private Outcome<Corpus> Open(string file, string collection, string? country) => Ending(file) switch
    {
        ".csv" or ".tsv" => TableReader.ReadCsv(file, collection),
        ".jsonl" => TableReader.ReadJsonl(file, collection),
        ".html" or ".htm" => PageCorpus.Read(file, collection, country),
        ".warc" => WarcCorpus.Open(file, collection, country),
        ".zip" => PackageArchive.Open(file, workspace.Store.Documents),
        _ => new Problem("unknown_kind", $"Files of this kind are not read ({Path.GetExtension(file)}).", Path.GetFileName(file), "Send .txt, .md, .pdf, .docx, .html, .csv, .tsv, .jsonl, .warc, .warc.gz, or the .zip of an export as JSONL with texts."),
    };

    private static string Ending(string file) => Path.GetExtension(file.EndsWith(".warc.gz", StringComparison.OrdinalIgnoreCase) ? file[..^".gz".Length] : file).ToLowerInvariant();

    private static bool IsText(string file) => Texts.Contains(Path.GetExtension(file).ToLowerInvariant());

    /// <summary>The folder's name says nothing to whoever sent the file.</summary>
    private static Problem Bare(Problem problem, string folder) =>
        problem with { Where = problem.Where.Replace(folder + Path.DirectorySeparatorChar, "", StringComparison.Ordinal).Replace(folder, "", StringComparison.Ordinal) };
}
