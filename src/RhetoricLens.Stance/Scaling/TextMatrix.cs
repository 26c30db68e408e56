using RhetoricLens.Stance.Score;

namespace RhetoricLens.Stance.Scaling;

/// <summary>Counts the words of texts, in their normal form (<see cref="Tokens"/>: lower case, "multi-stakeholder" as "multistakeholder", an ideograph by itself). Numbers are no words. Not safe for two threads.</summary>
/// <param name="stopWords">Normal forms of words that are not counted; null for none.</param>
public sealed class TextMatrix(IReadOnlySet<string>? stopWords = null)
{
    private readonly Dictionary<string, Dictionary<int, int>> _documents = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _terms = new(StringComparer.Ordinal);
    private readonly Tokens _tokens = new();

    /// <summary>Adds a text to a document; a document may be made of several.</summary>
    public void Add(string document, ReadOnlySpan<char> text)
    {
        if (!_documents.TryGetValue(document, out var counts))
            _documents[document] = counts = [];
        var lookup = _terms.GetAlternateLookup<ReadOnlySpan<char>>();
        _tokens.Read(text);
        for (var i = 0; i < _tokens.Count; i++)
        {
            var word = _tokens[i];
            if (!HasLetter(word))
                continue;
            if (!lookup.TryGetValue(word, out var term))
                _terms[word.ToString()] = term = _terms.Count;
            System.Runtime.InteropServices.CollectionsMarshal.GetValueRefOrAddDefault(counts, term, out _)++;
        }
    }

    /// <summary>Documents and terms in ordinal order, whatever the order in which they came.</summary>
    /// <param name="minDocuments">Documents in which a term must occur.</param>
    public DocumentTermMatrix Build(int minDocuments)
    {
        var frequencies = new int[_terms.Count];
        foreach (var term in _documents.Values.SelectMany(counts => counts.Keys))
            frequencies[term]++;
        var kept = _terms.Where(term => frequencies[term.Value] >= minDocuments && stopWords?.Contains(term.Key) != true).OrderBy(term => term.Key, StringComparer.Ordinal).ToArray();
        var place = kept.Index().ToDictionary(pair => pair.Item.Value, pair => pair.Index);
        var documents = _documents.OrderBy(document => document.Key, StringComparer.Ordinal).ToArray();
        return new DocumentTermMatrix(
            [.. documents.Select(document => document.Key)], [.. kept.Select(term => term.Key)],
            [.. documents.Select(document => document.Value.Where(cell => place.ContainsKey(cell.Key)).Select(cell => KeyValuePair.Create(place[cell.Key], cell.Value)).ToArray())]);
    }

    /// <summary>The normal form of one word; null when it is none or several.</summary>
    public static string? NormalForm(string word)
    {
        var tokens = new Tokens();
        tokens.Read(word);
        return tokens.Count == 1 && HasLetter(tokens[0]) ? tokens[0].ToString() : null;
    }

    private static bool HasLetter(ReadOnlySpan<char> word)
    {
        foreach (var c in word)
        {
            if (!char.IsAsciiDigit(c))
                return true;
        }
        return false;
    }
}
