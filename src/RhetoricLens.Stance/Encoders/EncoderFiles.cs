using System.Security.Cryptography;
using System.Text;
using RhetoricLens.Core;
using RhetoricLens.Core.Outcomes;

namespace RhetoricLens.Stance.Encoders;

/// <summary>The files of a sentence encoder, read whole: what is hashed is what is opened.</summary>
public sealed class EncoderFiles
{
    public const string ModelName = "model.onnx";
    public const string VocabularyName = "vocab.txt";
    public const string SettingsName = "encoder.json";

    /// <summary>Code of the problem that a file is not there.</summary>
    internal const string Missing = "encoder_missing";

    private EncoderFiles(string folder, IReadOnlyList<(string, byte[])> all)
    {
        (Folder, All) = (folder, all);
        var list = string.Concat(All.Select(file => $"{file.Name} {Convert.ToHexStringLower(SHA256.HashData(file.Content))}\n"));
        Sha256 = Convert.ToHexStringLower(SHA256.HashData(Encoding.ASCII.GetBytes(list)));
    }

    public string Folder { get; }

    /// <summary>Names and contents, in one fixed order; the settings only where there is such a file.</summary>
    public IReadOnlyList<(string Name, byte[] Content)> All { get; }

    /// <summary>Lower-case hexadecimal SHA-256 of the list of files: a line of name, space and SHA-256 for each.</summary>
    public string Sha256 { get; }

    internal byte[] Model => All[0].Content;

    internal byte[] Vocabulary => All[1].Content;

    internal byte[]? Settings => All.Count > 2 ? All[2].Content : null;

    /// <summary>Reads a folder's files; a problem when one is missing, too large or unreadable.</summary>
    public static Outcome<EncoderFiles> Read(string folder)
    {
        var files = new List<(string, byte[])>();
        foreach (var (name, most) in (ReadOnlySpan<(string, long)>)
            [(ModelName, Limits.MaxEncoderBytes), (VocabularyName, Limits.MaxEncoderVocabularyBytes), (SettingsName, Limits.MaxEncoderSettingsBytes)])
        {
            var path = Path.Combine(folder, name);
            if (name == SettingsName && !File.Exists(path))
                continue;
            var content = Read(path, most);
            if (!content.IsOk)
                return content.Problem;
            files.Add((name, content.Value));
        }
        return new EncoderFiles(folder, files);
    }

    private static Outcome<byte[]> Read(string path, long most)
    {
        try
        {
            var file = new FileInfo(path);
            if (!file.Exists)
                return new Problem(Missing, "A file of the sentence encoder is missing.", path, $"Give a folder with {ModelName} and {VocabularyName}.");
            // A link tells its own length, not that of what it leads to.
            using var stream = file.OpenRead();
            if (stream.Length > most)
                return new Problem("encoder_too_large", $"The file has {stream.Length} bytes; at most {most} are read.", path, "Take a smaller encoder.");
            var content = new byte[stream.Length];
            stream.ReadExactly(content);
            return content;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return new Problem("encoder_unreadable", "A file of the sentence encoder cannot be read: " + error.Message, path, "Make it readable.");
        }
    }
}
