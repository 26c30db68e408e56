namespace RhetoricLens.Documents.Index;

/// <summary>A query as its writer means it.</summary>
internal abstract record QueryNode
{
    /// <summary>A word, or a quoted phrase.</summary>
    /// <param name="Text">As written, without quotation marks and star.</param>
    /// <param name="Position">Where it stands in the query, from 1, for messages.</param>
    /// <param name="IsPrefix">True when a star follows.</param>
    internal sealed record Leaf(string Text, int Position, bool IsPrefix) : QueryNode;

    internal sealed record Not(QueryNode Child) : QueryNode;

    internal sealed record All(IReadOnlyList<QueryNode> Children) : QueryNode;

    internal sealed record Any(IReadOnlyList<QueryNode> Children) : QueryNode;
}
