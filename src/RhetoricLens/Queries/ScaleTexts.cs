using RhetoricLens.Stance.Scaling;
using RhetoricLens.Stance.Score;

namespace RhetoricLens.Queries;

/// <summary>Counts texts for scaling: by document, and for LSS by sentence too.</summary>
internal sealed class ScaleTexts(bool withSentences, IReadOnlySet<string>? stopWords)
{
    private readonly TextMatrix _documents = new(stopWords);
    private readonly TextMatrix _sentences = new(stopWords);
    private int _sentence;

    public void Add(string document, string text)
    {
        _documents.Add(document, text);
        if (!withSentences)
            return;
        foreach (var span in SentenceSplitter.Split(text))
            _sentences.Add($"{_sentence++:D9}", text.AsSpan(span.Start, span.Length));
    }

    public ScaleInput Build(int minDocuments, IReadOnlyList<string> notes)
    {
        var matrix = _documents.Build(minDocuments);
        if (!withSentences)
            return new ScaleInput(matrix, null, notes);
        var kept = matrix.Terms.ToHashSet(StringComparer.Ordinal);
        var sentences = _sentences.Build(1);
        // Sentences of other terms only say nothing.
        var contexts = sentences.Keep(_ => true, term => kept.Contains(sentences.Terms[term]));
        return new ScaleInput(matrix, contexts.Keep(row => contexts.Tokens[row] > 0, _ => true), notes);
    }
}
