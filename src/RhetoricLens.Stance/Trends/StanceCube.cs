using System.Collections.Concurrent;
using RhetoricLens.Core;

namespace RhetoricLens.Stance.Trends;

/// <summary>
/// All documents' parts under one model, column by column and sorted by voice, so that a question reads only what it is about. It never changes, and any
/// number of threads may ask.
/// </summary>
public sealed class StanceCube
{
    /// <summary>Points whose intervals are kept: some hundred thousand questions' worth of memory is not wanted, some hundred is.</summary>
    private const int MaxKept = 100_000;

    private const int NoCopy = -1;
    private const int OriginalGone = -2;

    private readonly string[] _documents, _kinds, _collections, _languages;
    private readonly int[] _rank, _kind, _collection, _language, _copyIn;
    private readonly SpeakerOffices[] _offices;
    private readonly PartialDate[] _dates;
    private readonly DateOnly[] _ends;
    private readonly Tally[] _tallies;
    private readonly Dictionary<string, (int From, int To)> _voices = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<(string Series, PartFilter Filter, Period Period, int Seed), PointFigures> _kept = new();
    private readonly Lazy<(int First, int Last)?> _years;
    private int _computed;

    /// <param name="parts">In any order; not more than one for a document and voice.</param>
    public StanceCube(IEnumerable<StancePart> parts)
    {
        var sorted = parts.ToArray();
        Array.Sort(sorted, (a, b) => string.CompareOrdinal(a.Country, b.Country) is var order and not 0 ? order : string.CompareOrdinal(a.DocumentId, b.DocumentId));
        _documents = Array.ConvertAll(sorted, part => part.DocumentId);
        (_dates, _tallies) = (Array.ConvertAll(sorted, part => part.Date), Array.ConvertAll(sorted, part => part.Tally));
        _offices = Array.ConvertAll(sorted, part => part.Office);
        _ends = Array.ConvertAll(_dates, date => date.End);
        (_kinds, _kind) = Column(sorted, part => part.Kind);
        (_collections, _collection) = Column(sorted, part => part.Collection);
        (_languages, _language) = Column(sorted, part => part.Language);
        _copyIn = Array.ConvertAll(sorted, part => part.CopyIn is null ? NoCopy : Array.IndexOf(_collections, part.CopyIn) is var place and >= 0 ? place : OriginalGone);
        _rank = Ranks(_documents);
        _years = new(FindYears);
        for (var i = 0; i < sorted.Length; i++)
        {
            Sum += sorted[i].CopyIn is null ? sorted[i].Tally : default;
            _voices[sorted[i].Country] = (_voices.TryGetValue(sorted[i].Country, out var known) ? known.From : i, i + 1);
        }
    }

    /// <summary>Parts in it.</summary>
    public int Count => _documents.Length;

    /// <summary>All originals together.</summary>
    public Tally Sum { get; }

    /// <summary>Voices that have a part, by code.</summary>
    public IEnumerable<string> Voices => _voices.Keys;

    /// <summary>First and last year of a part with a position; null when no part has one.</summary>
    public (int First, int Last)? Years => _years.Value;

    /// <summary>Kinds of text that occur, by name; empty for documents that name none.</summary>
    public IReadOnlyList<string> Kinds => _kinds;

    /// <summary>Corpora and sources that occur.</summary>
    public IReadOnlyList<string> Sources => _collections;

    /// <summary>Languages that occur (BCP 47).</summary>
    public IReadOnlyList<string> Languages => _languages;

    internal string Document(int row) => _documents[row];

    internal int Rank(int row) => _rank[row];

    internal PartialDate Date(int row) => _dates[row];

    internal ref readonly Tally Tally(int row) => ref _tallies[row];

    /// <summary>Rows of a series, by document; of a group a document may have several.</summary>
    internal List<int> Select(TrendSeries series, PartFilter filter)
    {
        var test = new RowTest(this, filter);
        var rows = new List<int>();
        foreach (var member in series.Members)
        {
            if (!_voices.TryGetValue(member.Country, out var slice))
                continue;
            for (var row = slice.From; row < slice.To; row++)
            {
                if (member.Covers(_dates[row].Start, _ends[row]) && test.Passes(row))
                    rows.Add(row);
            }
        }
        if (series.Members.Count > 1)
            rows.Sort((a, b) => _rank[a] != _rank[b] ? _rank[a].CompareTo(_rank[b]) : a.CompareTo(b));
        return rows;
    }

    /// <summary>Figures of a point, computed once. A span that holds the whole period cuts nothing off it, so that questions with other spans share the point.</summary>
    internal PointFigures Keep(string series, PartFilter filter, Period period, int seed, Func<PointFigures> compute)
    {
        var key = (series, filter with { From = filter.From > period.Start ? filter.From : null, To = filter.To < period.End ? filter.To : null }, period, seed);
        if (_kept.TryGetValue(key, out var known))
            return known;
        // Counting a concurrent dictionary holds everybody up.
        if (Interlocked.Increment(ref _computed) % MaxKept == 0)
            _kept.Clear();
        return _kept[key] = compute();
    }

    private (int First, int Last)? FindYears()
    {
        var years = Enumerable.Range(0, Count).Where(row => _tallies[row].Positions > 0).Select(row => _dates[row].Start.Year).ToArray();
        return years.Length == 0 ? null : (years.Min(), years.Max());
    }

    private static (string[] Words, int[] Column) Column(StancePart[] parts, Func<StancePart, string> of)
    {
        var places = new Dictionary<string, int>(StringComparer.Ordinal);
        var column = Array.ConvertAll(parts, part => places.TryGetValue(of(part), out var place) ? place : places[of(part)] = places.Count);
        return ([.. places.OrderBy(pair => pair.Value).Select(pair => pair.Key)], column);
    }

    private static int[] Ranks(string[] documents)
    {
        var order = documents.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).Index().ToDictionary(pair => pair.Item, pair => pair.Index, StringComparer.Ordinal);
        return Array.ConvertAll(documents, document => order[document]);
    }

    /// <summary>A filter with its words looked up once.</summary>
    private sealed class RowTest(StanceCube cube, PartFilter filter)
    {
        private readonly bool[]? _languages = filter.Language is { } language
            ? Array.ConvertAll(cube._languages, word => word.Equals(language, StringComparison.OrdinalIgnoreCase) || word.StartsWith(language + "-", StringComparison.OrdinalIgnoreCase))
            : null;

        private readonly bool[]? _kinds = filter.Kind is { } kind ? Array.ConvertAll(cube._kinds, word => word.Equals(kind, StringComparison.OrdinalIgnoreCase)) : null;
        private readonly int _source = filter.Source is { } source ? Array.IndexOf(cube._collections, source) : -1;

        internal bool Passes(int row) =>
            (filter.From is not { } from || cube._dates[row].Start >= from) && (filter.To is not { } to || cube._ends[row] <= to)
            && (filter.Speaker is not { } offices || offices.HasFlag(cube._offices[row]))
            && (_languages is null || _languages[cube._language[row]]) && (_kinds is null || _kinds[cube._kind[row]])
            && (filter.Source is null
                ? cube._copyIn[row] == NoCopy
                : cube._collection[row] == _source && cube._copyIn[row] != _source);
    }
}
