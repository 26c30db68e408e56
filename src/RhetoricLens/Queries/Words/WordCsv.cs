namespace RhetoricLens.Queries.Words;

/// <summary>Concordances, collocations and keyness as tidy tables.</summary>
public static class WordCsv
{
    /// <summary>One row a line of the concordance.</summary>
    public static void Write(TextWriter writer, ConcordanceAnswer answer) => Csv.Write(
        writer, ["id", "title", "date", "country", "speaker", "language", "start", "end", "left", "keyword", "right", "label", "axis", "model"],
        answer.Lines.Select(line => new[]
        {
            Csv.Text(line.Id), Csv.Text(line.Title), Csv.Text(line.Date?.ToString()), Csv.Text(line.Country), Csv.Text(line.Speaker), Csv.Text(line.Language),
            Csv.Count(line.Start), Csv.Count(line.End), Csv.Text(line.Left), Csv.Text(line.Keyword), Csv.Text(line.Right),
            Csv.Text(line.Label), Csv.Number(line.Axis), Csv.Text(line.Label is null ? null : answer.Model),
        }));

    /// <summary>One row a collocate.</summary>
    public static void Write(TextWriter writer, CollocationAnswer answer) => Csv.Write(
        writer, ["word", "count", "left", "right", "documents", "in_set", "expected", "log_dice", "log_likelihood", "mutual_information"],
        answer.Collocates.Select(word => new[]
        {
            Csv.Text(word.Word), Csv.Count(word.Count), Csv.Count(word.Left), Csv.Count(word.Right), Csv.Count(word.Documents), Csv.Count(word.InSet),
            Csv.Number(word.Expected), Csv.Number(word.LogDice), Csv.Number(word.LogLikelihood), Csv.Number(word.MutualInformation),
        }));

    /// <summary>One row a word; <c>set</c> says which of the two uses it more.</summary>
    public static void Write(TextWriter writer, KeynessAnswer answer) => Csv.Write(
        writer,
        ["set", "word", "a", "b", "a_documents", "b_documents", "a_per_million", "b_per_million", "log_ratio", "low", "high", "log_likelihood", "probability", "rate"],
        answer.OfA.Select(word => ("a", Word: word)).Concat(answer.OfB.Select(word => ("b", Word: word))).Select(pair => Cells(pair.Item1, pair.Word)));

    private static string[] Cells(string set, Documents.Index.Words.Keyword word) =>
    [
        set, Csv.Text(word.Word), Csv.Count(word.First), Csv.Count(word.Second), Csv.Count(word.FirstDocuments), Csv.Count(word.SecondDocuments),
        Csv.Number(word.FirstPerMillion), Csv.Number(word.SecondPerMillion), Csv.Number(word.LogRatio), Csv.Number(word.Low), Csv.Number(word.High),
        Csv.Number(word.LogLikelihood), Small(word.Probability), Small(word.Rate),
    ];

    /// <summary>Probabilities are told apart far below four decimals.</summary>
    private static string Small(double value) => value.ToString("0.###e+0", System.Globalization.CultureInfo.InvariantCulture);
}
