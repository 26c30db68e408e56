using System.Text.RegularExpressions;
using Lingua;

namespace RhetoricLens.Crawling.Extract.Facts;

/// <summary>The language of a text, by Lingua, where the page does not say it or says another.</summary>
internal static partial class PageLanguage
{
    /// <summary>Characters judged: more changes nothing, and the time grows with them.</summary>
    private const int Sample = 240;

    /// <summary>Letters below which the page's own word is better than a guess.</summary>
    private const int FewestLetters = 80;

    /// <summary>How sure the guess must be to overrule the page, on Lingua's scale of 0 to 1.</summary>
    private const double Overrules = 0.9;

    /// <summary>Built at the first use; its models of these languages, those of the corpora, take 21 MiB and a third of a second. Null where the program came without them.</summary>
    private static readonly Lazy<LanguageDetector?> Detector = new(() => Build(Path.Combine(AppContext.BaseDirectory, "LanguageModels")));

    /// <summary>Reads the models, so that the first page does not lose its time to that.</summary>
    public static void Load() => _ = Detector.Value;

    private static readonly HashSet<string> Known = new(StringComparer.Ordinal) { "en", "fr", "es", "pt", "de", "ru", "zh", "ar", "it", "nl", "sv", "ja", "ko", "fa", "tr", "vi", "nb", "no", "nn", "uk" };

    /// <summary>BCP 47 tag and where it comes from; null when neither the page nor the text tells.</summary>
    /// <param name="declared">What the page says, and where.</param>
    /// <param name="text">Its main text.</param>
    public static (string Tag, string Origin)? Of((string Tag, string Origin)? declared, string text)
    {
        var stated = declared is { } given && Tag().Match(given.Tag.Replace('_', '-')) is { Success: true } tag ? (tag.Value, given.Origin) : ((string, string)?)null;
        var sample = Letters(text);
        if (sample.Length < FewestLetters || (stated is { } own && Primary(own.Item1) == "en" && EnglishWords.Are(sample)) || Guess(sample) is not { } best)
            return stated;
        var code = best.Language.IsoCode6391().ToString().ToLowerInvariant();
        if (stated is { } said && (best.Sureness < Overrules || Same(Primary(said.Item1), code)))
            return stated;
        return (code, "text");
    }

    /// <summary>The detector with the models of a folder; null when the folder or a part of it is missing.</summary>
    private static LanguageDetector? Build(string models)
    {
        try
        {
            var detector = LanguageDetectorBuilder
                .FromLanguages(
                    Language.English, Language.French, Language.Spanish, Language.Portuguese, Language.German, Language.Russian, Language.Chinese, Language.Arabic, Language.Italian, Language.Dutch,
                    Language.Swedish, Language.Japanese, Language.Korean, Language.Persian, Language.Turkish, Language.Vietnamese, Language.Bokmal, Language.Ukrainian)
                .WithLanguageModelsDirectory(models)
                .WithLowAccuracyMode()
                .Build();
            // Models of an alphabet are read when a text in it comes.
            detector.DetectLanguageOf("the network of all states");
            return detector;
        }
        // The library throws what the file system or its unpacking throws; a page without a known language is still a page.
        catch (Exception)
        {
            return null;
        }
    }

    private static (Language Language, double Sureness)? Guess(string sample)
    {
        try
        {
            return Detector.Value?.ComputeLanguageConfidenceValues(sample) is { Count: > 0 } guesses && guesses.MaxBy(pair => pair.Value) is { Value: > 0 } best ? (best.Key, best.Value) : null;
        }
        // As above, for models that are read only now.
        catch (Exception)
        {
            return null;
        }
    }

    /// <summary>From a little after the beginning, which often is a dateline, without digits and addresses.</summary>
    private static string Letters(string text)
    {
        var from = text.Length > 2 * Sample ? text.IndexOf(' ', Sample / 2) + 1 : 0;
        return NoLetters().Replace(text.Substring(from, Math.Min(Sample, text.Length - from)), " ");
    }

    /// <summary>A page in Norwegian, or in a language without a model that is close to one with, is no contradiction.</summary>
    private static bool Same(string stated, string guessed) => stated == guessed || !Known.Contains(stated) || (stated is "no" or "nn" && guessed == "nb");

    private static string Primary(string tag) => tag.Split('-')[0].ToLowerInvariant();

    [GeneratedRegex(@"^[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*$", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Tag();

    [GeneratedRegex(@"https?://\S+|[\p{N}\p{S}@#]+", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex NoLetters();
}
