using System.Globalization;
using Microsoft.AspNetCore.Components;
using RhetoricLens.Core;
using RhetoricLens.Core.Outcomes;
using RhetoricLens.Pages.Charts;
using RhetoricLens.Pages.Parts;
using RhetoricLens.Queries;

namespace RhetoricLens.Pages.Spectrum;

/// <summary>All countries on the axis.</summary>
public sealed partial class SpectrumPage
{
    private static readonly (string Value, string Name)[] Leasts =
        [.. new[] { 1, 2, 5, 10, 20, 50 }.Select(least => (least.ToString(CultureInfo.InvariantCulture), Figures.Counted(least, "document")))];

    private readonly Dictionary<(string, int?, int?), EvidencePassage?> _read = [];
    private SpectrumView _view = new(null, null, 1, null, false);
    private (int First, int Last)? _years;
    private bool _isEmpty;
    private TrendAnswer? _answer;
    private Problem? _problem;
    private IReadOnlyList<TrendPoint> _shown = [];
    private ChartFigure? _figure;
    private TrendPoint? _chosen;
    private EvidencePassage? _telling;

    [SupplyParameterFromQuery] private int? From { get; set; }
    [SupplyParameterFromQuery] private int? To { get; set; }
    [SupplyParameterFromQuery] private int? Least { get; set; }
    [SupplyParameterFromQuery] private string? Group { get; set; }
    [SupplyParameterFromQuery] private string? Show { get; set; }

    /// <summary>Read once: the tables travel with the program.</summary>
    private static readonly IReadOnlyList<GroupAnswer> Known = QueryScope.KnownGroups is { IsOk: true } table ? [.. table.Value.All.Select(GroupAnswer.Of)] : [];

    private static readonly (string Value, string Name)[] Whose =
        [("", "all countries"), ("groups", "groups of states"), .. Known.Select(group => (group.Code, $"members: {group.Name}"))];

    private string Summary => _shown.Count == 0
        ? "No country."
        : string.Create(CultureInfo.InvariantCulture, $"{_shown.Count} dots on the axis; furthest to the multilateral end {Name(_shown[0])} at {Figures.Signed(_shown[0].Mean)}, to the multi-stakeholder end {Name(_shown[^1])} at {Figures.Signed(_shown[^1].Mean)}. The table below has all.");

    protected override async Task OnInitializedAsync()
    {
        _view = new SpectrumView(From, To, Math.Max(1, Least ?? 1), string.IsNullOrWhiteSpace(Group) ? null : Group, Show == "groups");
        _isEmpty = Workspace.Store.Documents.LastVersionId() == 0;
        await Task.Run(() => _years = Workspace.Cubes.Of(Workspace.Store, Workspace.AnsweringModel()).Years);
        await AskAsync();
    }

    private async Task AskAsync()
    {
        var query = _view.Query();
        _problem = query.Problem;
        if (!query.IsOk)
            return;
        _answer = await Task.Run(() => Workspace.Trends(query.Value));
        var group = Known.FirstOrDefault(known => known.Code.Equals(_view.Group, StringComparison.OrdinalIgnoreCase));
        _shown = [.. _answer.Points.Where(point => _view.Shows(point, group)).OrderBy(point => point.Mean).ThenBy(point => point.Country, StringComparer.Ordinal)];
        _chosen = _shown.FirstOrDefault(point => point.Country == _chosen?.Country);
        _figure = SpectrumFigure.Of(_shown, Name, _chosen);
        await ReadAsync();
    }

    private Task MoveAsync(ChangeEventArgs args, bool isFirst)
    {
        var year = int.Parse(args.Value?.ToString() ?? "", CultureInfo.InvariantCulture);
        var (from, to) = isFirst ? (year, Math.Max(year, _view.To ?? year)) : (Math.Min(year, _view.From ?? year), year);
        return ChangeAsync(_view with
        {
            From = isFirst || _view.From is not null ? Unless(from, _years?.First) : null,
            To = !isFirst || _view.To is not null ? Unless(to, _years?.Last) : null,
        });
    }

    private Task ChooseAsync(string? choice) => ChangeAsync(choice switch
    {
        null => _view with { Group = null, Groups = false },
        "groups" => _view with { Group = null, Groups = true },
        var code => _view with { Group = code, Groups = false },
    });

    private Task LeastAsync(string? least) => ChangeAsync(_view with { Least = int.Parse(least ?? "1", CultureInfo.InvariantCulture) });

    private async Task ChangeAsync(SpectrumView view)
    {
        _view = view;
        await AskAsync();
        await Browser.ShowAsync(_view.Page);
    }

    private Task PointAsync(ChartPoint point) => point.Trace == SpectrumFigure.Dots && point.Point < _shown.Count ? ShowAsync(_shown[point.Point]) : Task.CompletedTask;

    private async Task ShowAsync(TrendPoint point)
    {
        if (ReferenceEquals(_chosen, point))
            return;
        _chosen = point;
        await ReadAsync();
        _figure = SpectrumFigure.Of(_shown, Name, _chosen);
    }

    /// <summary>The clearest passage on the side where the mean stands.</summary>
    private async Task ReadAsync()
    {
        if (_chosen is not { } point)
        {
            _telling = null;
            return;
        }
        var key = (point.Country, _view.From, _view.To);
        if (!_read.TryGetValue(key, out var passage))
        {
            var words = new TrendWords { Country = point.Group is null ? point.Country : null, Group = point.Group, From = _view.FirstYear, To = _view.LastYear };
            var found = await Task.Run(() => Workspace.Evidence(words, 2));
            passage = found.IsOk ? found.Value.Passages.FirstOrDefault(passage => passage.Axis < 0 == point.Mean < 0) ?? (found.Value.Passages is [var first, ..] ? first : null) : null;
            _read[key] = passage;
        }
        if (_chosen == point)
            _telling = passage;
    }

    private string Name(TrendPoint point) => _answer!.NameOf(point.Country).Replace(" (members)", "", StringComparison.Ordinal);

    private string TrendAddress(TrendPoint point) => ViewAddress.Of("/trends", ("country", point.Group is null ? point.Country : null), ("group", point.Group), ("from", _view.FirstYear), ("to", _view.LastYear));

    private static int? Unless(int year, int? edge) => year == edge ? null : year;
}
