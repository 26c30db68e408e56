using System.Globalization;
using RhetoricLens.Core.Outcomes;
using RhetoricLens.Pages.Parts;
using RhetoricLens.Queries;
using Spectre.Console;

namespace RhetoricLens.Commands;

/// <summary>Writes the answer to a search.</summary>
internal static class SearchOutput
{
    /// <summary>Values of a facet shown in the terminal; --json has all.</summary>
    private const int ShownValues = 12;

    /// <summary>Opens the data folder, asks, and writes; the exit code.</summary>
    internal static int Ask(string data, SearchForm form, Func<Workspace, Outcome<SearchAnswer>> ask) => Asking.Run(data, ask, answer => Write(answer, form));

    private static void Write(SearchAnswer answer, SearchForm form)
    {
        if (form == SearchForm.Json)
            Asking.WriteJson(answer);
        else if (form == SearchForm.Csv)
            SearchCsv.Write(Console.Out, answer);
        else
            Write(answer);
    }

    private static void Write(SearchAnswer answer)
    {
        var what = answer.Hits.Any(hit => hit.Passage is not null) ? "passage" : "document";
        Terminal.Results.MarkupLineInterpolated($"{Figures.Counted(answer.Total, what)}, {answer.Hits.Count} shown");
        foreach (var (facet, counts) in (answer.Facets ?? new Dictionary<string, IReadOnlyList<Documents.Index.FacetCount>>()).Where(facet => facet.Value.Count > 0))
            Terminal.Results.MarkupLineInterpolated($"[grey]{facet}:[/] {string.Join(", ", counts.Take(ShownValues).Select(count => $"{count.Value} {count.Count}"))}{(counts.Count > ShownValues ? " ..." : "")}");
        if (answer.Copies > 0)
            Terminal.Results.MarkupLineInterpolated($"[grey]of the counts above, {answer.Copies} hits with the text of another hit are left out[/]");
        foreach (var hit in answer.Hits)
            Write(hit);
        if (answer.Next is not null)
            Terminal.Say($"More: --cursor {answer.Next}");
    }

    private static void Write(HitAnswer hit)
    {
        var stance = hit.Stance is { } known ? string.Create(CultureInfo.InvariantCulture, $"axis {known.Axis:+0.00;-0.00;0.00} (n = {known.Positions})") : null;
        var facts = string.Join(", ", new[] { hit.Country is null ? null : Core.Countries.NameOf(hit.Country), hit.Speaker, hit.Date?.ToString(), stance }.Where(fact => !string.IsNullOrEmpty(fact)));
        var id = hit.Id + (hit.Passage is { } passage ? $" passage {passage}" : "") + (hit.CopyOf is null ? "" : $", a copy of {hit.CopyOf}");
        Terminal.Results.MarkupLineInterpolated($"\n[bold]{(hit.Title.Length > 0 ? hit.Title : hit.Id)}[/]\n[grey]{facts}  {id}[/]");
        foreach (var fragment in hit.Fragments.Take(1))
            Terminal.Results.MarkupLine("  " + string.Concat(fragment.Pieces().Select(Marked)));
    }

    private static string Marked((string Text, bool Matched) piece) =>
        piece.Matched ? $"[bold yellow]{Markup.Escape(piece.Text)}[/]" : Markup.Escape(piece.Text);
}
