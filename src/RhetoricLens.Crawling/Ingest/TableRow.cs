using RhetoricLens.Core.Outcomes;

namespace RhetoricLens.Crawling.Ingest;

/// <summary>A row of a csv or jsonl file.</summary>
/// <param name="Number">Row or line in the file, from 1; the header of a csv is row 1.</param>
/// <param name="Fields">Its values, or why they cannot be read.</param>
internal readonly record struct TableRow(int Number, Outcome<Fields> Fields);
