using RhetoricLens.Core;

namespace RhetoricLens.Documents.Index.Queries;

/// <summary>How a word or phrase of a query is looked for.</summary>
internal enum LeafForm
{
    /// <summary>As it stands, and by its stem in each language.</summary>
    Word,

    /// <summary>In quotation marks: as it stands, word after word.</summary>
    Phrase,

    /// <summary>With a star: whatever begins so.</summary>
    Prefix,

    /// <summary>With a tilde: with a letter or two wrong.</summary>
    Fuzzy,
}

/// <summary>A field of facts whose value is compared as a whole.</summary>
internal enum FactField { Country, Group, Source, Kind, Lang }

/// <summary>A query as its writer means it.</summary>
/// <param name="At">First character in the query, from 0, for messages.</param>
internal abstract record QueryNode(int At)
{
    /// <summary>A word, or a quoted phrase.</summary>
    /// <param name="Text">As written, without quotation marks, star and tilde.</param>
    /// <param name="At">First character of it, after a field's colon.</param>
    /// <param name="Form">How it is looked for.</param>
    /// <param name="Number">Wrong letters of a fuzzy word; moves allowed within a phrase; else 0.</param>
    internal sealed record Leaf(string Text, int At, LeafForm Form, int Number = 0) : QueryNode(At)
    {
        /// <summary>Field it must stand in (title, speaker); null for the text or the title.</summary>
        internal string? Field { get; init; }
    }

    /// <summary>Two things with at most so many words between them.</summary>
    internal sealed record Near(QueryNode Left, QueryNode Right, int Distance, bool InOrder, int At) : QueryNode(At);

    /// <summary>One of some values of a field.</summary>
    internal sealed record Fact(FactField Field, IReadOnlyList<string> Values, int At) : QueryNode(At);

    /// <summary>A date that may lie within the span; null leaves an end open.</summary>
    internal sealed record Dated(DateOnly? From, DateOnly? To, int At) : QueryNode(At);

    /// <summary>A passage that takes a position within the span of the axis.</summary>
    internal sealed record Stance(AxisSpan Span, int At) : QueryNode(At);

    /// <summary>A passage with one of the labels.</summary>
    internal sealed record Labelled(IReadOnlyList<StanceLabel> Labels, int At) : QueryNode(At);

    internal sealed record Not(QueryNode Child, int At) : QueryNode(At);

    internal sealed record All(IReadOnlyList<QueryNode> Children, int At) : QueryNode(At);

    internal sealed record Any(IReadOnlyList<QueryNode> Children, int At) : QueryNode(At);
}

/// <summary>A stretch of the axis from -1 (states rule) to +1 (shared rule).</summary>
internal readonly record struct AxisSpan(double Low, bool WithLow, double High, bool WithHigh)
{
    internal bool Holds(double axis) => (axis > Low || (WithLow && axis == Low)) && (axis < High || (WithHigh && axis == High));
}
