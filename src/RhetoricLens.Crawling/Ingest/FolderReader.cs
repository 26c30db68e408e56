using RhetoricLens.Core;
using RhetoricLens.Core.Outcomes;

namespace RhetoricLens.Crawling.Ingest;

/// <summary>Reads a folder of .txt, .md, .pdf and .docx texts, with metadata from YAML front matter, from a manifest, or from both (front matter wins, and both win over what a PDF or Word file says of itself).</summary>
public static class FolderReader
{
    private static readonly EnumerationOptions Walk = new() { RecurseSubdirectories = true, IgnoreInaccessible = true, AttributesToSkip = FileAttributes.Hidden | FileAttributes.System };

    /// <summary>The folder's texts in order of their paths; a problem when it has none.</summary>
    /// <param name="directory">The folder; texts in its folders are read too.</param>
    /// <param name="collection">Corpus of the documents; the folder's name when null. A manifest's <c>corpus</c> column wins.</param>
    public static Outcome<Corpus> Read(string directory, string? collection = null)
    {
        if (!Directory.Exists(directory))
            return new Problem("missing_path", "There is no such folder.", directory, File.Exists(directory) ? "It is a file: ingest it as csv or jsonl." : "Check the path.");
        try
        {
            var all = Directory.GetFiles(directory, "*", Walk);
            var plain = all.Where(IsText).Select(Bare).ToHashSet(StringComparer.Ordinal);
            // Beside a text of the same name, the file is what the text was made from.
            var texts = all.Where(path => IsText(path) || (LocalFile.IsFile(path) && !plain.Contains(Bare(path)))).Order(StringComparer.Ordinal).ToArray();
            if (texts.Length == 0)
                return new Problem("no_texts", "The folder holds no .txt, .md, .pdf or .docx file.", directory, "Give a folder of texts, or ingest a csv or jsonl file.");
            var corpus = collection ?? CorpusName.Of(Path.GetFileName(Path.TrimEndingDirectorySeparator(Path.GetFullPath(directory))));
            var manifest = Manifest.Load(directory);
            return new Corpus(Items(directory, texts, corpus, manifest), texts.Length, all.Length - texts.Length);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            return new Problem("unreadable_path", "The folder cannot be read: " + failure.Message, directory, "Check its permissions.");
        }
    }

    private static bool IsText(string path) =>
        Path.GetExtension(path).ToLowerInvariant() is ".txt" or ".md" && !Path.GetFileName(path).Equals("README.md", StringComparison.OrdinalIgnoreCase);

    private static string Bare(string path) => path[..^Path.GetExtension(path).Length];

    private static IEnumerable<IngestItem> Items(string directory, IEnumerable<string> texts, string corpus, Manifest manifest)
    {
        foreach (var problem in manifest.Problems)
            yield return new IngestItem.Refused(problem);
        var ids = new HashSet<string>(StringComparer.Ordinal);
        foreach (var path in texts)
        {
            var relative = Path.GetRelativePath(directory, path).Replace('\\', '/');
            var document = ReadText(path, relative, corpus, manifest.Take(relative));
            if (!document.IsOk)
                yield return new IngestItem.Refused(document.Problem!);
            else if (!ids.Add(document.Value.Id))
                yield return new IngestItem.Refused(new Problem("duplicate_id", $"The id '{document.Value.Id}' belongs to another text of the folder.", relative, "Rename one of them."));
            else
                yield return new IngestItem.Read(document.Value);
        }
        foreach (var problem in manifest.Missing())
            yield return new IngestItem.Refused(problem);
    }

    private static Outcome<ExtractedDocument> ReadText(string path, string relative, string corpus, Fields? described)
    {
        var read = LocalFile.IsFile(path) ? LocalFile.Read(path, relative) : Split(path, relative);
        if (!read.IsOk)
            return read.Problem!;
        var (fields, text) = read.Value;
        if (described is not null && LocalFile.IsFile(path))
            fields = Completed(described, fields);
        else if (described is not null)
            fields.Complete(described);
        // The manifest's own names make ids such as netmundial2014:111; otherwise folders become parts of the name.
        var collection = described?["corpus"] ?? corpus;
        var name = described is { } row && row["corpus"] is not null ? row["doc"] ?? row["id"] : null;
        var bare = relative[..relative.LastIndexOf('.')].Replace('/', ':');
        return DocumentBuilder.Build(DocumentId.Of(collection, name ?? fields["id"] ?? bare), collection, text, fields, relative);
    }

    private static Outcome<(Fields Fields, string Text)> Split(string path, string relative)
    {
        var raw = LocalText.Read(path, relative);
        return raw.IsOk ? FrontMatter.Split(raw.Value, relative) : raw.Problem!;
    }

    private static Fields Completed(Fields stronger, Fields weaker)
    {
        var fields = new Fields();
        fields.Complete(stronger);
        fields.Complete(weaker);
        return fields;
    }
}
