using System.Globalization;
using RhetoricLens.Documents.Index.Words;
using RhetoricLens.Pages.Parts;
using RhetoricLens.Queries.Words;
using Spectre.Console;

namespace RhetoricLens.Commands;

/// <summary>Concordances, collocations and keyness for the terminal.</summary>
internal static class WordTables
{
    private const int SideChars = 50;

    /// <summary>Keywords stand beneath one another; before each its document's country and date, and the stance of the passage.</summary>
    internal static void Write(ConcordanceAnswer answer)
    {
        Terminal.Results.MarkupLineInterpolated($"{Figures.Counted(answer.Occurrences, "place")} in {Figures.Counted(answer.Documents, "document")}, {answer.Lines.Count} shown");
        foreach (var line in answer.Lines)
        {
            Console.Out.Write($"{line.Country,-4}{line.Date?.ToString(),-11}{Stance(line),5} {End(line.Left),SideChars} ");
            Terminal.Results.Markup($"[bold yellow]{Markup.Escape(line.Keyword)}[/]");
            Console.Out.WriteLine(Beginning(line.Right));
        }
    }

    internal static void Write(CollocationAnswer answer)
    {
        var table = Right(new Table { Border = TableBorder.Rounded }.AddColumn("Word"), "Beside", "Left", "Right", "Documents", "In all", "Expected", "logDice", "G²", "MI");
        foreach (var word in answer.Collocates)
            table.AddRow(
                Markup.Escape(word.Word), Count(word.Count), Count(word.Left), Count(word.Right), Count(word.Documents), Count(word.InSet),
                Number(word.Expected), Number(word.LogDice), Number(word.LogLikelihood), Number(word.MutualInformation));
        Terminal.Results.Write(table.Caption(Caption(
            $"The word stands {Figures.Counted(answer.Node, "time")} in {Figures.Counted(answer.NodeDocuments, "document")}, of {Figures.Counted(answer.SetDocuments, "document")} with {Figures.Counted(answer.SetWords, "word")}; {Figures.Counted(answer.Tested, "word")} ranked.",
            answer.Note)));
    }

    internal static void Write(KeynessAnswer answer)
    {
        var table = Right(new Table { Border = TableBorder.Rounded }.AddColumn("More in").AddColumn("Word"), "A", "B", "A per million", "B per million", "Log ratio", "95 % interval", "G²", "FDR");
        foreach (var (set, words) in new[] { ("A", answer.OfA), ("B", answer.OfB) })
        {
            foreach (var word in words)
                table.AddRow(
                    set, Markup.Escape(word.Word), $"{Count(word.First)} ({Count(word.FirstDocuments)})", $"{Count(word.Second)} ({Count(word.SecondDocuments)})",
                    Number(word.FirstPerMillion), Number(word.SecondPerMillion), Figures.Signed(word.LogRatio), Interval(word), Number(word.LogLikelihood), Chance(word.Rate));
        }
        Terminal.Results.Write(table.Caption(Caption(
            $"A: {Figures.Counted(answer.A.Documents, "document")}, {Figures.Counted(answer.A.Words, "word")}. B: {Figures.Counted(answer.B.Documents, "document")}, {Figures.Counted(answer.B.Words, "word")}. In both: {answer.Shared}. In brackets: documents. {Figures.Counted(answer.Tested, "word")} tested.",
            answer.Note)));
    }

    private static string Caption(params ReadOnlySpan<string> sentences) => Markup.Escape(string.Join(' ', sentences));

    private static Table Right(Table table, params ReadOnlySpan<string> headings)
    {
        foreach (var heading in headings)
            table.AddColumn(new TableColumn(heading).RightAligned());
        return table;
    }

    private static string Interval(Keyword word) => word is { Low: { } low, High: { } high } ? $"{Figures.Signed(low)} to {Figures.Signed(high)}" : "–";

    private static string Count(long count) => count.ToString("N0", CultureInfo.InvariantCulture);

    private static string Number(double value) => value.ToString(Math.Abs(value) < 100 ? "0.0" : "N0", CultureInfo.InvariantCulture);

    private static string Chance(double chance) => chance < 0.0001 ? "<0.0001" : chance.ToString("0.0000", CultureInfo.InvariantCulture);

    private static string Stance(ConcordanceLineAnswer line) => line is { Label: not null and not "none", Axis: { } axis } ? Figures.Signed(axis) : "";

    private static string End(string text) => text.TrimEnd() is var left && left.Length < SideChars ? left : "…" + left[^(SideChars - 1)..];

    private static string Beginning(string text) => text.Length <= SideChars ? text : text[..SideChars] + "…";
}
