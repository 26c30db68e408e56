using System.Globalization;
using RhetoricLens.Core;
using RhetoricLens.Core.Outcomes;
using RhetoricLens.Crawling.Ingest;

namespace RhetoricLens.Benchmarks.Search;

/// <summary>
/// Any number of documents made of sentences that are drawn at random from a corpus, with the country and the year of a real speech each: the corpus's
/// words and their frequencies, and hardly ever a copy. Made one by one, so that only the sentences are in memory. Seeded.
/// </summary>
internal sealed class MixedSpeeches
{
    private const int MinSentence = 20;

    private readonly ExtractedDocument[] _speeches;
    private readonly string[] _sentences;

    private MixedSpeeches(ExtractedDocument[] speeches, string[] sentences) => (_speeches, _sentences) = (speeches, sentences);

    /// <summary>Reads the corpus.</summary>
    internal static Outcome<MixedSpeeches> Read(string folder)
    {
        var corpus = UngdcReader.Read(folder);
        if (!corpus.IsOk)
            return corpus.Problem;
        var speeches = corpus.Value.OfType<IngestItem.Read>().Select(item => item.Document).ToArray();
        var sentences = speeches.SelectMany(speech => speech.Text.ReplaceLineEndings(" ").Split(". ")).Where(sentence => sentence.Length >= MinSentence).ToArray();
        return new MixedSpeeches([.. speeches.Select(speech => speech with { Text = "", Turns = [] })], sentences);
    }

    /// <summary>So many documents of about <paramref name="characters"/> each.</summary>
    internal IEnumerable<ExtractedDocument> Make(int documents, int characters)
    {
        var random = new Random(documents);
        for (var number = 0; number < documents; number++)
        {
            var text = new System.Text.StringBuilder();
            while (text.Length < characters)
                text.Append(_sentences[random.Next(_sentences.Length)]).Append(". ");
            yield return SpeechParts.Document(_speeches[random.Next(_speeches.Length)], string.Create(CultureInfo.InvariantCulture, $"mixed:{number:D7}"), text.ToString().TrimEnd());
        }
    }
}
