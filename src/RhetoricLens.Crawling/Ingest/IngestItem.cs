using System.Collections;
using RhetoricLens.Core;
using RhetoricLens.Core.Outcomes;

namespace RhetoricLens.Crawling.Ingest;

/// <summary>One text of a local corpus: read, or refused with its reason.</summary>
public abstract record IngestItem
{
    private IngestItem()
    {
    }

    /// <summary>A document ready to be stored.</summary>
    public sealed record Read(ExtractedDocument Document) : IngestItem;

    /// <summary>A file or row that was not taken; the run goes on.</summary>
    public sealed record Refused(Problem Problem) : IngestItem;
}

/// <summary>A corpus as a stream: one text is in memory at a time. It may be read once for each enumeration, in a stable order.</summary>
/// <param name="items">Texts and refusals.</param>
/// <param name="count">Number of items, for a progress bar; null when it is not known beforehand.</param>
/// <param name="skipped">How many files or records that are no texts were passed over so far.</param>
public sealed class Corpus(IEnumerable<IngestItem> items, int? count, Func<int> skipped) : IEnumerable<IngestItem>
{
    /// <param name="items">Texts and refusals.</param>
    /// <param name="count">Number of items; null when it is not known beforehand.</param>
    /// <param name="skipped">Files that are no texts (editor and system files) and are passed over.</param>
    public Corpus(IEnumerable<IngestItem> items, int? count, int skipped)
        : this(items, count, () => skipped)
    {
    }

    /// <summary>Number of items; null when it is not known beforehand.</summary>
    public int? Count => count;

    /// <summary>Files or records passed over because they are no texts; known in full when all items were read.</summary>
    public int Skipped => skipped();

    public IEnumerator<IngestItem> GetEnumerator() => items.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
