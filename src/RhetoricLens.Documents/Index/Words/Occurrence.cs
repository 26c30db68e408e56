namespace RhetoricLens.Documents.Index.Words;

/// <summary>A place where a word or phrase stands.</summary>
/// <param name="Document">Lucene's number of the document.</param>
/// <param name="Start">First character in the document's text.</param>
/// <param name="End">One past the last character.</param>
internal readonly record struct Occurrence(int Document, int Start, int End);
