using System.Collections.Concurrent;
using System.Collections.Frozen;
using Lucene.Net.Analysis;
using Lucene.Net.Analysis.TokenAttributes;
using RhetoricLens.Core;

namespace RhetoricLens.Documents.Index.Analysis;

/// <summary>Brings the words of one language to their stems with Lucene's filters for it, and folds those. Safe for several threads.</summary>
[System.Diagnostics.CodeAnalysis.SuppressMessage("Design", "CA1001", Justification = "One for each language, as long as the process lives.")]
internal sealed class Stemmer
{
    private static readonly FrozenDictionary<string, Stemmer> All =
        StemFilters.ByLanguage.ToFrozenDictionary(pair => pair.Key, pair => new Stemmer(pair.Value), StringComparer.Ordinal);

    private readonly ConcurrentDictionary<string, string> _known = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, string>.AlternateLookup<ReadOnlySpan<char>> _lookup;
    private readonly Lock _stemming = new();
    private readonly OneWord _word = new();
    private readonly TokenStream _chain;
    private readonly ICharTermAttribute _stem;

    private Stemmer(Func<TokenStream, TokenStream> filters)
    {
        _lookup = _known.GetAlternateLookup<ReadOnlySpan<char>>();
        _chain = new FoldFilter(filters(_word));
        _stem = _chain.AddAttribute<ICharTermAttribute>();
    }

    /// <summary>For a BCP 47 tag; null for a language of which no stems are kept.</summary>
    internal static Stemmer? For(string language) => All.GetValueOrDefault(Primary(language));

    /// <summary>The first part of a tag, in lower case: pt of pt-BR.</summary>
    internal static string Primary(string language)
    {
        var end = language.IndexOf('-', StringComparison.Ordinal);
        return (end > 0 ? language[..end] : language).ToLowerInvariant();
    }

    internal string Of(ReadOnlySpan<char> word)
    {
        if (_lookup.TryGetValue(word, out var stem))
            return stem;
        var surface = word.ToString();
        lock (_stemming)
            stem = Run(surface.Replace('ё', 'е').Replace('Ё', 'Е'));
        // Names and misprints are without end: what recurs is soon known again.
        if (_known.Count >= Limits.MaxRememberedStems)
            _known.Clear();
        _known[surface] = stem;
        return stem;
    }

    private string Run(string word)
    {
        _word.Set(word);
        _chain.Reset();
        return _chain.IncrementToken() && _stem.Length > 0 ? _stem.ToString()! : word;
    }

    /// <summary>A stream of one word.</summary>
    private sealed class OneWord : TokenStream
    {
        private readonly ICharTermAttribute _term;
        private string? _next;

        internal OneWord() => _term = AddAttribute<ICharTermAttribute>();

        internal void Set(string word) => _next = word;

        public override bool IncrementToken()
        {
            if (_next is null)
                return false;
            ClearAttributes();
            _term.Append(_next);
            _next = null;
            return true;
        }
    }
}
