using System.Collections.Frozen;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using RhetoricLens.Core;
using RhetoricLens.Core.Outcomes;

namespace RhetoricLens.Stance.Train;

/// <summary>
/// Marks of the texts and documents that a model was trained on, without the texts: enough to tell whether a test set was seen. A mark is the
/// first 16 hexadecimal digits of a SHA-256; among a million marks and ten thousand test passages, one false alarm is met in two thousand million sets.
/// </summary>
public sealed class TrainedOn
{
    /// <summary>Name of the file in a model's folder: one mark a line, sorted.</summary>
    public const string FileName = "trained-on.txt";

    private const int MarkDigits = 16;

    private readonly FrozenSet<ulong> _marks;

    private TrainedOn(IEnumerable<ulong> marks) => _marks = marks.ToFrozenSet();

    /// <summary>How many texts and documents are marked.</summary>
    public int Count => _marks.Count;

    /// <summary>Marks each text and each document.</summary>
    public static TrainedOn Of(IEnumerable<LabelledPassage> passages) =>
        new(passages.SelectMany(passage => (IEnumerable<ulong?>)[TextMark(passage), DocumentMark(passage)]).OfType<ulong>());

    /// <summary>How much of a test set was trained on: passages with a text or a document that was, and the documents.</summary>
    public (int Passages, int Documents) Seen(LabelledSet test)
    {
        var seen = test.Passages.Where(Saw).ToArray();
        return (seen.Length, seen.Select(passage => passage.Group).Distinct(StringComparer.Ordinal).Count());
    }

    /// <param name="path">The file.</param>
    /// <param name="sha256">Its SHA-256 as registered; null when none was.</param>
    internal static Outcome<TrainedOn> Read(string path, string? sha256)
    {
        try
        {
            var content = File.ReadAllBytes(path);
            return sha256 is null || sha256 == Convert.ToHexStringLower(SHA256.HashData(content))
                ? Parse(Encoding.ASCII.GetString(content), path)
                : Unknown(path, "the list is not the one that was registered.");
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return Unknown(path, "the list cannot be read.");
        }
    }

    internal byte[] ToFile() => Encoding.ASCII.GetBytes(string.Concat(
        _marks.Order().Select(mark => mark.ToString("x16", CultureInfo.InvariantCulture) + "\n")));

    internal static Problem Unknown(string path, string why) => new(
        "training_data_unknown", "What the model was trained on is not known, so that nobody can tell whether it has seen the test set: " + why, path,
        "Train it again with this version of the program; the same rows give the same model.");

    private static Outcome<TrainedOn> Parse(string content, string path)
    {
        var marks = new List<ulong>();
        foreach (var line in content.Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            if (line.Length != MarkDigits || !ulong.TryParse(line, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var mark))
                return Unknown(path, "the list is damaged.");
            marks.Add(mark);
        }
        return new TrainedOn(marks);
    }

    /// <summary>Whether the model was trained on the text of a passage, or on another of its document.</summary>
    public bool Saw(LabelledPassage passage) =>
        _marks.Contains(TextMark(passage)) || (DocumentMark(passage) is { } document && _marks.Contains(document));

    private static ulong TextMark(LabelledPassage passage) => OfFolded(Folded(passage.Text));

    /// <summary>Mark of a text that is <see cref="Folded"/> already.</summary>
    internal static ulong OfFolded(string folded) => Mark("text\n" + folded);

    /// <summary>Null for a passage that is its own group: names such as row-000001 say nothing of another file.</summary>
    private static ulong? DocumentMark(LabelledPassage passage) =>
        passage.Group == passage.Id ? null : Mark("document\n" + passage.Group);

    private static ulong Mark(string content) => Convert.ToUInt64(DocumentId.Sha256(content)[..MarkDigits], 16);

    /// <summary>A text that was only wrapped or capitalised otherwise is the same text.</summary>
    internal static string Folded(string text) =>
        string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)).ToLowerInvariant();
}
