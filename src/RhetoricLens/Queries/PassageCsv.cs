using System.Globalization;

namespace RhetoricLens.Queries;

/// <summary>Writes the passages of one text as a tidy table: one row a passage.</summary>
public static class PassageCsv
{
    private static readonly string[] Header =
        ["passage", "start", "end", "voice", "on_topic", "label", "axis", "p_multilateral", "p_multistakeholder", "p_mixed", "p_none", "model", "text"];

    /// <summary>The passages of a document.</summary>
    public static void Write(TextWriter writer, DocumentAnswer document) => Write(writer, document.Text, document.Passages, document.Voice, document.Model);

    /// <summary>The passages of any text.</summary>
    /// <param name="writer">Left open.</param>
    /// <param name="text">The whole text.</param>
    /// <param name="passages">In reading order.</param>
    /// <param name="voice">Name of the voice of a turn.</param>
    /// <param name="model">By which they were scored.</param>
    public static void Write(TextWriter writer, string text, IEnumerable<PassageAnswer> passages, Func<int?, string?> voice, string? model) => Csv.Write(writer, Header, passages.Select(passage => (string[])
    [
        Csv.Count(passage.Ordinal), Csv.Count(passage.Start), Csv.Count(passage.End), Csv.Text(voice(passage.Turn)), passage.OnTopic ? "1" : "0", passage.Label, Small(passage.Axis),
        Small(passage.P.Multilateral), Small(passage.P.Multistakeholder), Small(passage.P.Mixed), Small(passage.P.None), Csv.Text(model), Csv.Text(text[passage.Start..passage.End]),
    ]));

    /// <summary>Probabilities to six decimals, as everywhere.</summary>
    private static string Small(double value) => value.ToString("0.######", CultureInfo.InvariantCulture);
}
