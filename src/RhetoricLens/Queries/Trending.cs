using System.Globalization;
using RhetoricLens.Core;
using RhetoricLens.Core.Outcomes;
using RhetoricLens.Operations;
using RhetoricLens.Stance.Trends;
using RhetoricLens.Stance.Trends.Change;
using RhetoricLens.Stance.Trends.Correction;

namespace RhetoricLens.Queries;

/// <summary>Puts questions about trends to a workspace.</summary>
public static class Trending
{
    /// <summary>How intervals are made, as every answer says.</summary>
    public const string IntervalNote = "Intervals: 95 %, bootstrap over documents; none for one document, rough below five.";

    /// <summary>What corrected estimates take for granted, as every answer with one says.</summary>
    public const string CorrectionNote =
        "Coded passages are no random sample of the store: among passages that the model labels alike, coded ones are taken to be as the others; where the rectifier is pooled, of all voices and times alike. "
        + "Where the model was trained on a coded passage, the prediction is that of a model trained without its document, taken to err as the model does. "
        + "Passages that the topic gate passed over are not corrected. Intervals: 95 %, Student's t, cluster-robust over documents.";

    internal const int Seed = 1;

    private const string EvidenceAddress = "/v1/trends/evidence";

    /// <summary>Stance by country, group and period under one model: the one that was asked for, else the last that has scored everything.</summary>
    public static TrendAnswer Trends(this Workspace workspace, TrendQuery query) => Telemetry.Trend(() => Answer(workspace, query));

    private static TrendAnswer Answer(Workspace workspace, TrendQuery query)
    {
        var model = query.Model ?? workspace.AnsweringModel();
        var cube = workspace.Cubes.Of(workspace.Store, model);
        var (corrector, correction) = workspace.Correction(query, model, cube);
        var trend = TrendBuilder.Build(cube, query.Series, query.Filter, query.By, Seed, corrector is null ? null : corrector.Correct);
        var points = trend.Points.GroupBy(point => point.Country, StringComparer.Ordinal)
            .SelectMany(series => query.By is { } length ? Smoothing.Of([.. series], length, query.Smooth) : series)
            .Select(point => Rounded(point) with { Evidence = Evidence(query, model, point) });
        var speaking = trend.Points.Select(point => point.Country).ToHashSet(StringComparer.Ordinal);
        return new TrendAnswer(
            model, IntervalNote, query.ByName, points.ToArray(), (query.Series ?? []).Select(series => series.Key).Where(key => !speaking.Contains(key)).ToArray(), trend.LeftOut,
            workspace.Cubes.Unscored(workspace.Store, model), query.Model is null && model != workspace.ModelId ? workspace.ModelId : null)
        {
            Silent = [.. trend.Silent.Select(period => period with { SalienceLow = Six(period.SalienceLow), SalienceHigh = Six(period.SalienceHigh) })],
            Correction = correction,
            Groups = [.. query.Groups.Select(GroupAnswer.Of)],
            Smoothing = query.Smooth switch
            {
                SmoothKind.Ma3 => "ma3: mean over a period and its neighbours, weighted by position passages",
                SmoothKind.Loess => "loess: local linear regression over the nearest half of the points, tricube weights, weighted by position passages",
                _ => null,
            },
        };
    }

    /// <summary>The question with the model it asks for; a problem when there is no such model.</summary>
    public static Outcome<TrendQuery> Choose(this Workspace workspace, TrendQuery query, string? model)
    {
        if (string.IsNullOrWhiteSpace(model))
            return query;
        var chosen = workspace.ChooseModel(model);
        return chosen.IsOk ? query with { Model = chosen.Value } : chosen.Problem;
    }

    /// <summary>Reads a question and chooses its model.</summary>
    public static Outcome<TrendQuery> Ask(this Workspace workspace, TrendWords words)
    {
        var query = TrendQuery.Parse(words);
        return query.IsOk ? workspace.Choose(query.Value, words.Model) : query.Problem;
    }

    internal static (Corrector? Corrector, CorrectionAnswer? Answer) Correction(this Workspace workspace, TrendQuery query, string model, StanceCube cube)
    {
        if (query.Estimate == EstimateKind.Raw)
            return (null, null);
        var coded = workspace.Coded.Of(workspace, model);
        var corrector = new Corrector(query.Estimate, coded.Sample, cube.Sum);
        return (corrector, new CorrectionAnswer(
            corrector.Name, coded.Sample.Places.Count, coded.Sample.Documents, coded.Sample.OutOfFold, coded.TrainedOn, coded.NotFound, coded.Sets, coded.None, CorrectionNote));
    }

    internal static double? Six(double? value) => value is { } known ? Math.Round(known, 6) : null;

    private static string Evidence(TrendQuery query, string model, TrendPoint point)
    {
        const string day = "yyyy-MM-dd";
        var words = new (string Name, string? Value)[]
        {
            (point.Group is null ? "country" : "group", point.Group ?? point.Country),
            ("from", (query.From > point.Period.Start ? query.From.Value : point.Period.Start).ToString(day, CultureInfo.InvariantCulture)),
            ("to", (query.To < point.Period.End ? query.To.Value : point.Period.End).ToString(day, CultureInfo.InvariantCulture)),
            ("kind", query.Kind), ("source", query.Source), ("lang", query.Language), ("speaker", query.Speaker?.ToString().Replace(" ", "", StringComparison.Ordinal).ToLowerInvariant()), ("model", model),
        };
        return EvidenceAddress + "?" + string.Join('&', words.Where(word => word.Value is not null).Select(word => $"{word.Name}={Uri.EscapeDataString(word.Value!)}"));
    }

    /// <summary>Six decimals: no estimate here is known better, and numbers stay readable.</summary>
    private static TrendPoint Rounded(TrendPoint point) => point with
    {
        Mean = Math.Round(point.Mean, 6),
        Low = Six(point.Low),
        High = Six(point.High),
        SalienceLow = Six(point.SalienceLow),
        SalienceHigh = Six(point.SalienceHigh),
        Deviation = Six(point.Deviation),
        Agreement = Six(point.Agreement),
        Smoothed = Six(point.Smoothed),
        Corrected = point.Corrected is { } one ? one with { Mean = Six(one.Mean), Low = Six(one.Low), High = Six(one.High) } : null,
    };
}
