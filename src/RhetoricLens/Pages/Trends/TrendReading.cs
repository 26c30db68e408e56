using Microsoft.AspNetCore.WebUtilities;
using RhetoricLens.Core;
using RhetoricLens.Core.Outcomes;
using RhetoricLens.Queries;
using RhetoricLens.Queries.Events;

namespace RhetoricLens.Pages.Trends;

/// <summary>What was read for a view.</summary>
/// <param name="Shown">The view with the voices that are shown, also where none was chosen.</param>
/// <param name="Voices">Who can be chosen.</param>
/// <param name="Choices">What else can be.</param>
internal sealed record TrendReading(TrendView Shown, IReadOnlyList<Voice> Voices, TrendChoices Choices)
{
    /// <summary>Voices shown where none was chosen.</summary>
    private const int UsualVoices = 5;

    public TrendAnswer? Answer { get; private init; }

    public Problem? Problem { get; private init; }

    /// <summary>Keys of the voices drawn, in the order of their colours.</summary>
    public IReadOnlyList<string> Series { get; private init; } = [];

    /// <summary>The time drawn; null when nothing is.</summary>
    public TimeFrame? Frame { get; private init; }

    public BreaksAnswer? Breaks { get; private init; }

    public StanceFigure? Stance { get; private init; }

    public Charts.ChartFigure? Salience { get; private init; }

    /// <summary>Reads all that the page shows but evidence: some milliseconds, and seconds where the store has to be read first.</summary>
    internal static TrendReading Of(Workspace workspace, TrendView view)
    {
        var voices = workspace.KnownVoices();
        var shown = view.Voices.Count > 0 ? view : view with { Voices = [.. voices.Where(voice => voice.Documents > 0).Take(UsualVoices).Select(voice => voice.Key)] };
        var reading = new TrendReading(shown, voices, TrendChoices.Of(workspace));
        if (shown.Voices.Count == 0)
            return reading;
        var query = workspace.Ask(shown.Words());
        if (!query.IsOk)
            return reading with { Problem = query.Problem };
        var answer = workspace.Trends(query.Value);
        var events = workspace.Store.ListEvents();
        var breaks = view.Breaks ? workspace.Breaks(shown.Words()) : (Outcome<BreaksAnswer>?)null;
        return (reading with { Answer = answer, Problem = events.Problem ?? breaks?.Problem, Breaks = breaks is { IsOk: true } found ? found.Value : null }).Drawn(events.IsOk ? events.Value : []);
    }

    /// <summary>The passages behind a point.</summary>
    internal static Outcome<EvidenceAnswer> Evidence(Workspace workspace, TrendPoint point)
    {
        var words = QueryHelpers.ParseQuery(point.Evidence![point.Evidence!.IndexOf('?', StringComparison.Ordinal)..]);
        string? Word(string name) => words.TryGetValue(name, out var value) ? value.ToString() : null;
        return workspace.Evidence(
            new TrendWords
            {
                Country = Word("country"), Group = Word("group"), From = Word("from"), To = Word("to"), Kind = Word("kind"), Source = Word("source"), Language = Word("lang"), Speaker = Word("speaker"), Model = Word("model"),
            },
            null);
    }

    /// <summary>From the first position on, unless a beginning was asked for; silence after it is shown, decades before it are not.</summary>
    private IEnumerable<Period> Spoken(HashSet<string> voices)
    {
        Period[] spoken = [.. Answer!.Points.Where(point => voices.Contains(point.Country)).Select(point => point.Period)];
        if (spoken.Length == 0)
            return [];
        var first = spoken.Min(period => period.Start);
        return spoken.Concat(Answer.Silent.Where(silent => voices.Contains(silent.Country) && (Shown.From is not null || silent.Period.Start >= first)).Select(silent => silent.Period));
    }

    private TrendReading Drawn(IReadOnlyList<EventAnswer> events)
    {
        var heard = Answer!.Points.GroupBy(point => point.Country, StringComparer.Ordinal).ToDictionary(group => group.Key, group => group.Sum(point => point.Documents), StringComparer.Ordinal);
        var most = heard.OrderByDescending(pair => pair.Value).Take(SeriesStyle.Most).Select(pair => pair.Key).ToHashSet(StringComparer.Ordinal);
        string[] series = [.. Shown.Voices.Where(most.Contains)];
        var chosen = events.Where(one => Shown.Events is null || (Shown.Events == "own" && one.Own));
        if (TimeFrame.Of(Spoken(most), [.. chosen]) is not { } frame)
            return this;
        return this with { Series = series, Frame = frame, Stance = new StanceFigure(Answer, series, frame), Salience = SalienceFigure.Of(Answer, series, frame) };
    }
}
