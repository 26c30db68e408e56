using System.Globalization;
using System.Text;
using RhetoricLens.Core;
using RhetoricLens.Core.Outcomes;
using RhetoricLens.Crawling.Ingest;
using RhetoricLens.Crawling.Text;
using RhetoricLens.Stance.Vectors;

namespace RhetoricLens.Commands;

/// <summary>The texts of some folders, each folder with its weight; read from disk anew every time they are asked for.</summary>
internal sealed class VectorTexts
{
    private static readonly EnumerationOptions Walk = new() { RecurseSubdirectories = true, IgnoreInaccessible = true, AttributesToSkip = FileAttributes.Hidden | FileAttributes.System };
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private readonly (string Path, float Weight)[] _files;
    private readonly HashSet<string> _leftOut = new(StringComparer.Ordinal);

    private VectorTexts((string Path, float Weight)[] files) => _files = files;

    /// <summary>Texts that could not be read; each was named once.</summary>
    public int LeftOut => _leftOut.Count;

    /// <summary>Finds the texts without reading them.</summary>
    /// <param name="folders">Folders; the .txt files below each are taken.</param>
    /// <param name="weights">One number for each folder, with commas between; null when all count the same.</param>
    public static Outcome<VectorTexts> In(string[] folders, string? weights)
    {
        var parsed = Weights(weights, folders.Length);
        if (!parsed.IsOk)
            return parsed.Problem;
        var files = new List<(string, float)>();
        foreach (var (folder, weight) in folders.Zip(parsed.Value))
        {
            if (!Directory.Exists(folder))
                return new Problem("missing_path", "There is no such folder.", folder, "Give a folder of texts.");
            var texts = Directory.GetFiles(folder, "*.txt", Walk);
            if (texts.Length == 0)
                return new Problem("no_texts", "The folder holds no .txt file.", folder, "Give a folder of texts.");
            files.AddRange(texts.Order(StringComparer.Ordinal).Select(text => (text, weight)));
        }
        return new VectorTexts([.. files]);
    }

    public IEnumerable<WeightedText> Read() => Files().Select(file => file.Text);

    /// <summary>The texts by the path of their file below the folder, without its ending.</summary>
    public IEnumerable<(string Name, string Text)> Named(string folder) =>
        Files().Select(file => (Path.ChangeExtension(Path.GetRelativePath(folder, file.Path), null), file.Text.Text));

    private IEnumerable<(string Path, WeightedText Text)> Files()
    {
        foreach (var (path, weight) in _files)
        {
            var text = Read(path);
            if (text.IsOk)
                yield return (path, new WeightedText(text.Value, weight));
            else if (_leftOut.Add(path))
                Terminal.Say("left out: " + text.Problem);
        }
    }

    private static Outcome<string> Read(string path)
    {
        try
        {
            if (new FileInfo(path).Length > Limits.MaxTextFileBytes)
                return new Problem("file_too_large", $"The text has more than {Limits.MaxTextFileBytes >> 20} MiB.", path, "Split it.");
            // The form in which texts are stored and scored: without it the same word could have two hashes.
            return TextFile.Body(Nfc.Normalise(Strict.GetString(File.ReadAllBytes(path)).TrimStart('\uFEFF')), path);
        }
        catch (DecoderFallbackException)
        {
            return new Problem("not_utf8", "The text is not UTF-8.", path, "Save it as UTF-8.");
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            return new Problem("unreadable_file", "The text cannot be read: " + failure.Message, path, "Check its permissions.");
        }
    }

    private static Outcome<float[]> Weights(string? text, int folders)
    {
        if (text is null)
            return Enumerable.Repeat(1f, folders).ToArray();
        var parts = text.Split(',', StringSplitOptions.TrimEntries);
        if (parts.Length != folders)
            return new Problem("bad_weight", $"There are {parts.Length} weights for {folders} folders.", "--weight", "Give one number for each folder, with commas between.");
        var weights = new float[folders];
        for (var i = 0; i < folders; i++)
        {
            if (!float.TryParse(parts[i], NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out weights[i])
                || weights[i] is not (>= WeightedText.Least and <= WeightedText.Most))
            {
                return new Problem("bad_weight", $"\"{parts[i]}\" is not a weight.", "--weight", FormattableString.Invariant($"Give a number from {WeightedText.Least} to {WeightedText.Most}."));
            }
        }
        return weights;
    }
}
