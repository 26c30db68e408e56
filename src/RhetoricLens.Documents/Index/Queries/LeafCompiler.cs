using Lucene.Net.Index;
using Lucene.Net.Queries;
using Lucene.Net.Search;
using Lucene.Net.Search.Spans;
using RhetoricLens.Core;
using RhetoricLens.Core.Outcomes;
using RhetoricLens.Documents.Index.Analysis;

namespace RhetoricLens.Documents.Index.Queries;

/// <summary>Turns words, phrases and what stands near into Lucene's terms.</summary>
internal sealed class LeafCompiler(QuerySetting setting, Action<Problem> refuse, List<QueryPattern> marks)
{
    private static readonly string[] Both = [IndexFields.Text, IndexFields.Title];

    private readonly Dictionary<(string Field, string Term, int Edits), List<string>?> _widened = [];

    internal Query? Build(QueryNode.Leaf leaf, bool isWanted)
    {
        if (Pattern(leaf) is not { } pattern)
            return null;
        var fields = leaf.Field is null ? Both : [leaf.Field];
        var query = new DisjunctionMaxQuery(0f);
        foreach (var field in fields)
            query.Add(In(field, leaf, ref pattern));
        if (leaf is { Form: LeafForm.Word, Field: null } && pattern.Tokens.Count == 1)
            AddStems(query, leaf.Text, ref pattern);
        if (isWanted && leaf.Field is null)
            Mark(leaf, pattern);
        return query;
    }

    internal Query? Build(QueryNode.Near near, bool isWanted)
    {
        var query = new DisjunctionMaxQuery(0f);
        foreach (var field in Both)
        {
            if (Spans(near, field, isWanted && field == IndexFields.Text) is { } spans)
                query.Add(spans);
        }
        return query.Disjuncts.Count == 0 ? null : query;
    }

    private QueryPattern? Pattern(QueryNode.Leaf leaf)
    {
        var pattern = QueryPattern.Of(leaf.Text);
        var isOneWord = pattern is { Tokens.Count: 1 };
        if (leaf.Form == LeafForm.Prefix && !(isOneWord && pattern!.Tokens[0].Term.Length >= Limits.MinPrefixChars))
            refuse(QueryLexer.Bad("bad_prefix", $"\"{leaf.Text}*\" is not one word of {Limits.MinPrefixChars} characters or more.", leaf.At, "Write more of one word before the star."));
        else if (leaf.Form == LeafForm.Fuzzy && !isOneWord)
            refuse(QueryLexer.Bad("bad_fuzzy", $"\"{leaf.Text}\" is not one word.", leaf.At, "Put the tilde after each word."));
        else
            return pattern;
        return null;
    }

    private Query In(string field, QueryNode.Leaf leaf, ref QueryPattern pattern)
    {
        if (leaf.Form is LeafForm.Prefix or LeafForm.Fuzzy)
        {
            pattern = Widened(leaf, pattern, field);
            return new ConstantScoreQuery(new TermsFilter(Terms(field, pattern)));
        }
        if (pattern.Tokens.Count > 1)
            return Phrase(field, pattern, leaf.Form == LeafForm.Phrase ? leaf.Number : 0);
        var term = new Term(field, pattern.Tokens[0].Term);
        return pattern.IsHalfPair ? new PrefixQuery(term) : new TermQuery(term);
    }

    /// <summary>The pattern with the words of the index that it stands for, those of earlier fields kept.</summary>
    private QueryPattern Widened(QueryNode.Leaf leaf, QueryPattern pattern, string field)
    {
        var term = pattern.Tokens[0].Term;
        var key = (field, term, leaf.Number);
        if (!_widened.TryGetValue(key, out var found))
            _widened[key] = found = leaf.Form == LeafForm.Fuzzy
                ? TermExpansion.Fuzzy(setting.Reader, field, term, leaf.Number)
                : TermExpansion.Prefix(setting.Reader, field, term);
        if (found is null)
            refuse(QueryLexer.Bad("too_many_words", $"\"{leaf.Text}\" stands for more than {Limits.MaxTermExpansions} words of these texts.", leaf.At, "Write more of the word."));
        return pattern with { Words = new HashSet<string>([.. found ?? [], .. pattern.Words ?? new HashSet<string>()], StringComparer.Ordinal) };
    }

    private static List<Term> Terms(string field, QueryPattern pattern) =>
        pattern.Words is { Count: > 0 } words ? words.Select(word => new Term(field, word)).ToList() : [new Term(field, pattern.Tokens[0].Term)];

    private static PhraseQuery Phrase(string field, QueryPattern pattern, int moves)
    {
        var phrase = new PhraseQuery { Slop = moves };
        foreach (var token in pattern.Tokens)
            phrase.Add(new Term(field, token.Term), token.Position);
        return phrase;
    }

    private void AddStems(DisjunctionMaxQuery query, string word, ref QueryPattern pattern)
    {
        pattern = pattern with { Stems = Stems(word, pattern) };
        foreach (var (field, stemmer) in setting.Stemmers)
            query.Add(new TermQuery(new Term(field, pattern.Stems[stemmer])));
    }

    /// <summary>The stem by language of the only word.</summary>
    private Dictionary<Stemmer, string> Stems(string word, QueryPattern pattern)
    {
        var surface = word[pattern.Tokens[0].Start..pattern.Tokens[0].End];
        return setting.Stemmers.Values.Distinct().ToDictionary(stemmer => stemmer, stemmer => stemmer.Of(surface));
    }

    /// <summary>What may be off by some words is marked word by word.</summary>
    private void Mark(QueryNode.Leaf leaf, QueryPattern pattern)
    {
        pattern = pattern with { IsPrefix = pattern.IsHalfPair };
        if (leaf is { Form: LeafForm.Phrase, Number: > 0 })
            marks.AddRange(pattern.Tokens.Select(token => new QueryPattern([token])));
        else
            marks.Add(pattern);
    }

    private SpanQuery? Spans(QueryNode node, string field, bool isMarked) => node switch
    {
        QueryNode.Leaf leaf => Spans(leaf, field, isMarked),
        QueryNode.Any any => any.Children.Select(child => Spans(child, field, isMarked)).OfType<SpanQuery>().ToArray() is { Length: > 0 } several ? new SpanOrQuery(several) : null,
        QueryNode.Near near => Spans(near.Left, field, isMarked) is { } left && Spans(near.Right, field, isMarked) is { } right
            ? new SpanNearQuery([left, right], near.Distance, near.InOrder)
            : null,
        _ => throw new InvalidOperationException("The grammar lets nothing else be near: " + node),
    };

    private SpanQuery? Spans(QueryNode.Leaf leaf, string field, bool isMarked)
    {
        if (Pattern(leaf) is not { } pattern)
            return null;
        var words = pattern.Tokens.Select(token => (SpanQuery)new SpanTermQuery(new Term(field, token.Term))).ToArray();
        if (leaf.Form is LeafForm.Prefix or LeafForm.Fuzzy)
        {
            pattern = Widened(leaf, pattern, field);
            words = Terms(field, pattern).Select(term => (SpanQuery)new SpanTermQuery(term)).ToArray();
        }
        var isAlternatives = leaf.Form is LeafForm.Prefix or LeafForm.Fuzzy;
        if (leaf.Form == LeafForm.Word && words.Length == 1 && field == IndexFields.Text)
        {
            pattern = pattern with { Stems = Stems(leaf.Text, pattern) };
            (words, isAlternatives) = ([.. words, .. StemSpans(pattern)], true);
        }
        if (isMarked)
            Mark(leaf, pattern);
        if (words.Length == 1)
            return words[0];
        return isAlternatives ? new SpanOrQuery(words) : new SpanNearQuery(words, 0, inOrder: true);
    }

    /// <summary>The places of stems, which are those of their words in the text; after the text and a gap, those of the title.</summary>
    private IEnumerable<SpanQuery> StemSpans(QueryPattern pattern) => setting.Stemmers.Select(
        pair => (SpanQuery)new FieldMaskingSpanQuery(new SpanTermQuery(new Term(pair.Key, pattern.Stems![pair.Value])), IndexFields.Text));
}
