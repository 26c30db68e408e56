using Microsoft.AspNetCore.Components;
using RhetoricLens.Core.Outcomes;
using RhetoricLens.Pages.Parts;
using RhetoricLens.Pages.Trends;
using RhetoricLens.Queries;
using RhetoricLens.Queries.Frames;
using RhetoricLens.Queries.Words;

namespace RhetoricLens.Pages.Compare;

/// <summary>Two sides beside each other; what is shown is in the address.</summary>
public sealed partial class ComparePage : IDisposable
{
    /// <summary>Passages of a side: half of them from either pole.</summary>
    private const int PassagesOfSide = 6;

    private static readonly (string Label, string Title)[] Poles = [("multilateral", "For states"), ("multistakeholder", "For all stakeholders")];

    private CancellationTokenSource _stop = new();
    private string? _asked;
    private IReadOnlyList<Voice>? _voices;
    private TrendChoices? _choices;
    private PartState<DifferenceAnswer> _difference = PartState<DifferenceAnswer>.Busy;
    private PartState<FrameAnswer> _frames = PartState<FrameAnswer>.Busy;
    private PartState<KeynessAnswer> _words = PartState<KeynessAnswer>.Busy;
    private PartState<FacingEvidence> _passages = PartState<FacingEvidence>.Busy;

    [SupplyParameterFromQuery] private string? A { get; set; }
    [SupplyParameterFromQuery(Name = "a_from")] private string? AFrom { get; set; }
    [SupplyParameterFromQuery(Name = "a_to")] private string? ATo { get; set; }
    [SupplyParameterFromQuery] private string? B { get; set; }
    [SupplyParameterFromQuery(Name = "b_from")] private string? BFrom { get; set; }
    [SupplyParameterFromQuery(Name = "b_to")] private string? BTo { get; set; }
    [SupplyParameterFromQuery] private string? Estimate { get; set; }
    [SupplyParameterFromQuery] private string? Source { get; set; }
    [SupplyParameterFromQuery(Name = "lang")] private string? Language { get; set; }
    [SupplyParameterFromQuery] private string? Model { get; set; }

    private CompareView View { get; set; } = new();

    private string? Countries => Joined(isGroup: false);

    private string? Groups => Joined(isGroup: true);

    public void Dispose()
    {
        _stop.Cancel();
        _stop.Dispose();
    }

    protected override async Task OnParametersSetAsync()
    {
        var asked = new CompareView
        {
            A = Key(A), AFrom = AFrom, ATo = ATo, B = Key(B), BFrom = BFrom, BTo = BTo, Estimate = Estimate is "raw" ? null : Estimate, Source = Source, Language = Language, Model = Model,
        };
        // Only the live page reads: it shows each part as it comes.
        if (!RendererInfo.IsInteractive || _asked == asked.Address())
            return;
        (_asked, View) = (asked.Address(), asked);
        await ReadAsync();
    }

    private async Task ShowAsync(CompareView view)
    {
        View = view;
        await Browser.ShowAsync(View.Address());
        await ReadAsync();
    }

    private async Task ReadAsync()
    {
        await _stop.CancelAsync();
        _stop.Dispose();
        _stop = new CancellationTokenSource();
        var stop = _stop.Token;
        (_difference, _frames, _words, _passages) = (PartState<DifferenceAnswer>.Busy, PartState<FrameAnswer>.Busy, PartState<KeynessAnswer>.Busy, PartState<FacingEvidence>.Busy);
        if (_voices is null)
            (_voices, _choices) = await Task.Run(() => (Workspace.KnownVoices(), TrendChoices.Of(Workspace)), stop);
        View = WithPair(View, _voices);
        if (!View.IsWhole || stop.IsCancellationRequested)
            return;
        var view = View;
        await Task.WhenAll(
            PartAsync(() => Workspace.Difference(view.Words(), view.SideA, view.SideB), state => _difference = state, stop),
            PartAsync(() => Passages(view), state => _passages = state, stop),
            PartAsync(() => Workspace.Frames(view.Words(), view.SideA, view.SideB, stop), state => _frames = state, stop),
            PartAsync(() => Words(view), state => _words = state, stop));
    }

    /// <summary>Reads a part off the circuit and shows it when it is there, unless something else was asked for meanwhile.</summary>
    private async Task PartAsync<TAnswer>(Func<Outcome<TAnswer>> read, Action<PartState<TAnswer>> show, CancellationToken stop) where TAnswer : class
    {
        try
        {
            var answer = await Task.Run(read, stop);
            if (stop.IsCancellationRequested)
                return;
            show(PartState<TAnswer>.Of(answer));
            StateHasChanged();
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            // Another comparison was asked for.
        }
    }

    private Outcome<KeynessAnswer> Words(CompareView view)
    {
        var query = KeynessQuery.Parse(
            SearchQuery.ParseSet(new SearchWords(view.Query(view.SideA), Lang: view.Language)), SearchQuery.ParseSet(new SearchWords(view.Query(view.SideB), Lang: view.Language)), null, null, null);
        return query.IsOk ? Workspace.Keyness(query.Value) : query.Problem;
    }

    private Outcome<FacingEvidence> Passages(CompareView view)
    {
        var (a, b) = (Workspace.Evidence(view.SideA.Words(view.Words()), PassagesOfSide), Workspace.Evidence(view.SideB.Words(view.Words()), PassagesOfSide));
        return (a.Problem ?? b.Problem) is { } problem ? problem : new FacingEvidence(a.Value, b.Value);
    }

    /// <summary>China and the United States where nothing was chosen; else the two of which most is known.</summary>
    private static CompareView WithPair(CompareView view, IReadOnlyList<Voice> voices)
    {
        if (view.A is not null || view.B is not null)
            return view;
        var heard = voices.Where(voice => voice.Documents > 0).Select(voice => voice.Key).ToArray();
        return heard.Contains("CHN") && heard.Contains("USA") ? view with { A = "CHN", B = "USA" } : heard is [var first, var second, ..] ? view with { A = first, B = second } : view;
    }

    private string Evidence(SideWords side, string ending = "")
    {
        var words = side.Words(View.Words());
        return ViewAddress.Of("/v1/trends/evidence" + ending, ("country", words.Country), ("group", words.Group), ("from", words.From), ("to", words.To), ("source", words.Source), ("lang", words.Language), ("model", words.Model), ("limit", "6"));
    }

    private string? Joined(bool isGroup)
    {
        var codes = new[] { View.A!, View.B! }.Select(Voice.Of).Where(voice => voice.IsGroup == isGroup).Select(voice => voice.Code).Distinct(StringComparer.Ordinal).ToArray();
        return codes.Length == 0 ? null : string.Join(',', codes);
    }

    private string NameOf(SideWords side)
    {
        var span = (side.From, side.To) switch
        {
            (null, null) => "",
            ({ } from, null) => $", from {from}",
            (null, { } to) => $", to {to}",
            var (from, to) => $", {from} to {to}",
        };
        return Voice.Of(side.Voice!).Name + span;
    }

    private static string? Key(string? voice) => string.IsNullOrWhiteSpace(voice) ? null : Voice.Of(voice.Trim()).Key;
}
