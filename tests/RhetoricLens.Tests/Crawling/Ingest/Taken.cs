using RhetoricLens.Core;
using RhetoricLens.Core.Outcomes;
using RhetoricLens.Crawling.Ingest;

namespace RhetoricLens.Tests.Crawling.Ingest;

/// <summary>What a corpus gave.</summary>
internal static class Taken
{
    public static IReadOnlyList<ExtractedDocument> Documents(Outcome<Corpus> corpus) => corpus.Value.OfType<IngestItem.Read>().Select(item => item.Document).ToArray();

    public static IReadOnlyList<Problem> Problems(Outcome<Corpus> corpus) => corpus.Value.OfType<IngestItem.Refused>().Select(item => item.Problem).ToArray();
}
