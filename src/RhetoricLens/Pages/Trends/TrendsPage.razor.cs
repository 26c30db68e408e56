using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;
using RhetoricLens.Core;
using RhetoricLens.Core.Outcomes;
using RhetoricLens.Pages.Charts;
using RhetoricLens.Pages.Parts;
using RhetoricLens.Queries;

namespace RhetoricLens.Pages.Trends;

/// <summary>Stance and salience over time, with events and evidence; what is shown is in the address.</summary>
public sealed partial class TrendsPage
{
    /// <summary>How long a page is held back for its figures before it goes out without them: the live page has them a moment later.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    /// <summary>Where the first view begins: before, next to nothing is said of the matter, and lines would be pressed into a corner.</summary>
    private const string UsualFrom = "2000";

    /// <summary>How long corrected means are waited for before the raw ones are shown.</summary>
    private static readonly TimeSpan RawFirst = TimeSpan.FromMilliseconds(400);

    private string? _asked;
    private int _turn;
    private bool _busy;
    private TrendPoint? _picked;
    private EvidenceAnswer? _evidence;
    private Problem? _evidenceProblem;

    [SupplyParameterFromQuery] private string? Country { get; set; }
    [SupplyParameterFromQuery] private string? Group { get; set; }
    [SupplyParameterFromQuery] private string? From { get; set; }
    [SupplyParameterFromQuery] private string? To { get; set; }
    [SupplyParameterFromQuery] private string? By { get; set; }
    [SupplyParameterFromQuery] private string? Estimate { get; set; }
    [SupplyParameterFromQuery] private string? Smooth { get; set; }
    [SupplyParameterFromQuery] private string? Kind { get; set; }
    [SupplyParameterFromQuery] private string? Source { get; set; }
    [SupplyParameterFromQuery(Name = "lang")] private string? Language { get; set; }
    [SupplyParameterFromQuery] private string? Speaker { get; set; }
    [SupplyParameterFromQuery] private string? Model { get; set; }
    [SupplyParameterFromQuery] private string? Events { get; set; }
    [SupplyParameterFromQuery] private bool Breaks { get; set; }
    [SupplyParameterFromQuery] private string? At { get; set; }

    private TrendView View { get; set; } = new();

    private TrendReading? Reading { get; set; }

    protected override async Task OnParametersSetAsync()
    {
        var isBare = (Country ?? Group ?? From ?? To ?? By) is null;
        var asked = new TrendView
        {
            Voices = TrendView.Keys(Country, Group), From = isBare ? UsualFrom : From, To = To, By = By ?? (isBare ? "5y" : "year"), Estimate = Estimate ?? "raw", Smooth = Smooth, Kind = Kind, Source = Source, Language = Language,
            Speaker = Speaker, Model = Model, Events = Events is "own" or "none" ? Events : null, Breaks = Breaks, At = At,
        };
        if (_asked == asked.Address())
            return;
        (_asked, View) = (asked.Address(), asked);
        await ReadAsync();
        if (!isBare || Reading is not { Answer.Points.Count: 0 })
            return;
        View = View with { From = null };
        await ReadAsync();
    }

    private async Task ShowAsync(TrendView view)
    {
        View = view with { At = null };
        await Browser.ShowAsync(View.Address());
        await ReadAsync();
    }

    /// <summary>Reads what the view needs; of several readings under way the last one counts.</summary>
    private async Task ReadAsync()
    {
        var (turn, view) = (++_turn, View);
        _busy = true;
        var work = Task.Run(() => TrendReading.Of(Workspace, view));
        if (!RendererInfo.IsInteractive && await Task.WhenAny(work, Task.Delay(Patience)) != work)
            return;
        if (view.Estimate != "raw" && await Task.WhenAny(work, Task.Delay(RawFirst)) != work)
            await ShowRawAsync(view, turn);
        var reading = await work;
        if (turn != _turn)
            return;
        (Reading, _busy, _picked, _evidence, _evidenceProblem) = (reading, false, null, null, null);
        if (view.At is { } at && reading.Answer?.Points.FirstOrDefault(point => TrendView.NameOf(point) == at) is { } point)
            await ReadEvidenceAsync(point);
    }

    /// <summary>Shows the raw means while the coded passages that correct them are read, which takes seconds the first time.</summary>
    private async Task ShowRawAsync(TrendView view, int turn)
    {
        var raw = await Task.Run(() => TrendReading.Of(Workspace, view with { Estimate = "raw", Breaks = false }));
        if (turn != _turn)
            return;
        Reading = raw;
        StateHasChanged();
    }

    private Task AddAsync(Voice voice) =>
        Reading!.Shown.Voices.Contains(voice.Key) ? Task.CompletedTask : ShowAsync(View with { Voices = [.. Reading.Shown.Voices, voice.Key] });

    private Task RemoveAsync(Voice voice) => ShowAsync(View with { Voices = [.. Reading!.Shown.Voices.Where(key => key != voice.Key)] });

    private Task PickAsync(ChartPoint clicked) => Reading?.Stance?.At(clicked) is { } point ? OpenAsync(point) : Task.CompletedTask;

    private async Task OpenAsync(TrendPoint point)
    {
        View = View with { At = TrendView.NameOf(point) };
        await Browser.ShowAsync(View.Address());
        await ReadEvidenceAsync(point);
        await Browser.InvokeVoidAsync("rhetoric.reveal", "evidence");
    }

    private async Task CloseAsync()
    {
        (_picked, View) = (null, View with { At = null });
        await Browser.ShowAsync(View.Address());
    }

    private async Task ReadEvidenceAsync(TrendPoint point)
    {
        (_picked, _evidence, _evidenceProblem) = (point, null, null);
        StateHasChanged();
        var found = await Task.Run(() => TrendReading.Evidence(Workspace, point));
        if (_picked != point)
            return;
        (_evidence, _evidenceProblem) = found;
    }

    private string Swatch(string key) => Reading!.Series.ToList().IndexOf(key) switch
    {
        < 0 => "border: 1px solid var(--line)",
        0 => "background: var(--ink)",
        var place => "background: " + SeriesStyle.Of(place).Colour,
    };

    private string Described(TrendAnswer answer) =>
        $"Mean stance by {answer.By} of {string.Join(", ", Reading!.Series.Select(answer.NameOf))}, from multilateral (−1) to multi-stakeholder (+1), with 95 % intervals; the table below holds the same numbers.";

    private string Notes(TrendAnswer answer) => string.Join(' ', new[]
    {
        answer.Points.Select(point => point.Country).Distinct(StringComparer.Ordinal).Count() is var all && all > Reading!.Series.Count ? $"{Reading.Series.Count} of {all} voices are drawn, those with most documents; the files hold all." : "",
        answer.Missing.Count > 0 ? $"No position found: {string.Join(", ", answer.Missing.Select(answer.NameOf))}." : "",
        LeftOut(answer),
        answer.Correction is { } correction ? correction.None ?? $"Corrected (dashed): {correction.Estimate}, from {Figures.Counted(correction.Coded, "coded passage")} of {Figures.Counted(correction.Documents, "document")}." : "",
        answer.Smoothing is { } smoothing ? $"Thick and pale: {smoothing}." : "",
        answer.Pending is { } pending ? $"{pending} is in use but has not scored everything yet." : "",
    }.Where(note => note.Length > 0));

    private static string LeftOut(TrendAnswer answer) => answer.LeftOut > 0 ? $"{Figures.Counted(answer.LeftOut, "document")} with a date coarser than the period are left out." : "";
}
