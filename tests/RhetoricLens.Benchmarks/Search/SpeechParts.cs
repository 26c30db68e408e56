using RhetoricLens.Core;
using RhetoricLens.Core.Outcomes;
using RhetoricLens.Crawling.Ingest;

namespace RhetoricLens.Benchmarks.Search;

/// <summary>Documents made of paragraphs of speeches that follow one another, in memory.</summary>
internal static class SpeechParts
{
    /// <summary>So many documents of about equal length, evenly from the whole corpus; fewer when it has not that much text.</summary>
    internal static Outcome<List<ExtractedDocument>> Read(string folder, int documents)
    {
        var corpus = UngdcReader.Read(folder);
        if (!corpus.IsOk)
            return corpus.Problem;
        var speeches = corpus.Value.OfType<IngestItem.Read>().Select(item => item.Document).ToArray();
        var each = (int)(speeches.Sum(speech => (long)speech.Text.Length) / documents);
        return speeches.SelectMany(speech => Parts(speech, each)).Take(documents).ToList();
    }

    private static IEnumerable<ExtractedDocument> Parts(ExtractedDocument speech, int length)
    {
        var (part, number) = (new List<string>(), 0);
        foreach (var paragraph in speech.Text.Split("\n\n"))
        {
            part.Add(paragraph.ReplaceLineEndings(" ").Replace('\t', ' '));
            if (part.Sum(text => text.Length) < length)
                continue;
            yield return Document(speech, part, number++);
            part.Clear();
        }
        if (part.Count > 0)
            yield return Document(speech, part, number);
    }

    private static ExtractedDocument Document(ExtractedDocument speech, List<string> part, int number) => Document(speech, $"{speech.Id}-{number:D3}", string.Join(' ', part));

    /// <summary>A document with the country and the date of a speech.</summary>
    internal static ExtractedDocument Document(ExtractedDocument speech, string id, string text) => new(
        id, speech.Facts with { Title = "Statement", Speaker = "A Speaker", Language = "en", Kind = "speech", Collection = "test" }, text, []);
}
