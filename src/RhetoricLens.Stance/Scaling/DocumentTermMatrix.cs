namespace RhetoricLens.Stance.Scaling;

/// <summary>How often each term occurs in each document: counts, kept row by row without the zeros, columns ascending within a row.</summary>
public sealed class DocumentTermMatrix
{
    private readonly int[] _starts;
    private readonly int[] _columns;
    private readonly int[] _counts;

    /// <param name="documents">Names of the documents, each once.</param>
    /// <param name="terms">The terms, each once.</param>
    /// <param name="rows">For each document the columns it has and their counts (at least 1), in any order, no column twice.</param>
    public DocumentTermMatrix(IReadOnlyList<string> documents, IReadOnlyList<string> terms, IReadOnlyList<IReadOnlyCollection<KeyValuePair<int, int>>> rows)
    {
        (Documents, Terms) = (documents, terms);
        _starts = new int[documents.Count + 1];
        for (var i = 0; i < documents.Count; i++)
            _starts[i + 1] = _starts[i] + rows[i].Count;
        _columns = new int[_starts[^1]];
        _counts = new int[_starts[^1]];
        for (var i = 0; i < documents.Count; i++)
        {
            foreach (var (at, (column, count)) in rows[i].OrderBy(cell => cell.Key).Index())
                (_columns[_starts[i] + at], _counts[_starts[i] + at]) = (column, count);
        }
        Tokens = [.. Enumerable.Range(0, documents.Count).Select(i => Cells(i).Sum(cell => (long)cell.Value))];
    }

    /// <summary>Names of the documents, in the order of the rows.</summary>
    public IReadOnlyList<string> Documents { get; }

    /// <summary>The terms, in the order of the columns.</summary>
    public IReadOnlyList<string> Terms { get; }

    /// <summary>Sum of each row.</summary>
    public IReadOnlyList<long> Tokens { get; }

    /// <summary>Cells that are not zero.</summary>
    public int NonZero => _counts.Length;

    /// <summary>Columns in which a document has a count.</summary>
    public int TermsIn(int document) => _starts[document + 1] - _starts[document];

    /// <summary>Row of a document; -1 when there is none of that name.</summary>
    public int IndexOf(string document)
    {
        for (var i = 0; i < Documents.Count; i++)
        {
            if (Documents[i] == document)
                return i;
        }
        return -1;
    }

    /// <summary>In how many documents each term occurs.</summary>
    public int[] DocumentFrequencies()
    {
        var frequencies = new int[Terms.Count];
        foreach (var column in _columns)
            frequencies[column]++;
        return frequencies;
    }

    /// <summary>How often each term occurs in all documents together.</summary>
    public long[] TermTotals()
    {
        var totals = new long[Terms.Count];
        for (var at = 0; at < _columns.Length; at++)
            totals[_columns[at]] += _counts[at];
        return totals;
    }

    /// <summary>The same documents with only the terms that occur in at least so many of them.</summary>
    public DocumentTermMatrix WithTermsIn(int minDocuments)
    {
        var frequencies = DocumentFrequencies();
        return Keep(document => true, term => frequencies[term] >= minDocuments);
    }

    /// <summary>Some of the documents and terms, in the order they have.</summary>
    public DocumentTermMatrix Keep(Func<int, bool> document, Func<int, bool> term)
    {
        var documents = Enumerable.Range(0, Documents.Count).Where(document).ToArray();
        var terms = Enumerable.Range(0, Terms.Count).Where(term).ToArray();
        var place = new int[Terms.Count];
        Array.Fill(place, -1);
        foreach (var (at, old) in terms.Index())
            place[old] = at;
        return new DocumentTermMatrix(
            [.. documents.Select(i => Documents[i])], [.. terms.Select(j => Terms[j])],
            [.. documents.Select(i => Cells(i).Where(cell => place[cell.Key] >= 0).Select(cell => KeyValuePair.Create(place[cell.Key], cell.Value)).ToArray())]);
    }

    /// <summary>Columns, ascending, and counts of a document.</summary>
    public IEnumerable<KeyValuePair<int, int>> Cells(int document)
    {
        for (var at = _starts[document]; at < _starts[document + 1]; at++)
            yield return KeyValuePair.Create(_columns[at], _counts[at]);
    }
}
