using System.Text;
using System.Text.RegularExpressions;
using RhetoricLens.Core;
using RhetoricLens.Core.Outcomes;

namespace RhetoricLens.Stance.Coding.Standoff;

/// <summary>
/// Texts as <c>CORPUS/DOCUMENT.txt</c>, in the folder or in its <c>official-texts</c>; for the UN General Debate Corpus also as downloaded:
/// <c>TXT/Session NN - YYYY/ISO_NN_YYYY.txt</c>.
/// </summary>
internal sealed partial class TextFolder(string folder)
{
    private const string Ungdc = "ungdc";

    /// <summary>A text with line feeds and without byte order mark; a problem when it is absent or unreadable.</summary>
    public Outcome<OffsetText> Read(string corpus, string document)
    {
        if (Candidates(corpus, document).FirstOrDefault(File.Exists) is not { } path)
            return new Problem("text_absent", "There is no such text.", $"{corpus}/{document}.txt", "Put it into the folder, or do without its passages.");
        try
        {
            if (new FileInfo(path).Length > Limits.MaxTextFileBytes)
                return new Problem("file_too_large", $"The text has more than {Limits.MaxTextFileBytes >> 20} MiB.", path, "Give the text alone.");
            var text = new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(File.ReadAllBytes(path));
            return new OffsetText(text.TrimStart('\uFEFF').ReplaceLineEndings("\n"));
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

    private IEnumerable<string> Candidates(string corpus, string document)
    {
        yield return Path.Combine(folder, corpus, document + ".txt");
        yield return Path.Combine(folder, "official-texts", corpus, document + ".txt");
        if (corpus != Ungdc || SpeechName().Match(document) is not { Success: true } speech)
            yield break;
        var session = $"Session {speech.Groups["session"].Value} - {speech.Groups["year"].Value}";
        yield return Path.Combine(folder, "TXT", session, document + ".txt");
        yield return Path.Combine(folder, session, document + ".txt");
    }

    [GeneratedRegex(@"^[A-Z]{2,3}_(?<session>\d{2})_(?<year>\d{4})$", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex SpeechName();
}
