using RhetoricLens.Core;
using RhetoricLens.Core.Outcomes;
using RhetoricLens.Stance.Trends;
using RhetoricLens.Stance.Validate;

namespace RhetoricLens.Queries;

/// <summary>What one row of the scale is made of.</summary>
public enum ScaleBy
{
    /// <summary>One text.</summary>
    Document,

    /// <summary>All words of a country.</summary>
    Country,

    /// <summary>All words of a country in a year; texts without a year are left out.</summary>
    CountryYear,
}

/// <summary>Which texts of the store are scaled.</summary>
/// <param name="Scope">Who and when.</param>
/// <param name="By">How they are grouped.</param>
/// <param name="Kind">Only texts of this kind; null for all.</param>
/// <param name="Language">Only texts in this language (BCP 47); null for all.</param>
public sealed record ScaleScope(QueryScope Scope, ScaleBy By, string? Kind, string? Language)
{
    /// <summary>Reads the words of a command or an address; a problem names the one that is wrong.</summary>
    public static Outcome<ScaleScope> Parse(string? country, string? from, string? to, string? by, string? kind, string? language)
    {
        var scope = QueryScope.Parse(country, from, to);
        if (!scope.IsOk)
            return scope.Problem;
        ScaleBy? grouping = by switch { null or "country" => ScaleBy.Country, "document" => ScaleBy.Document, "country-year" => ScaleBy.CountryYear, _ => null };
        return grouping is null
            ? new Problem("bad_period", $"\"{by}\" is no grouping.", "by", "Ask for document, country or country-year.")
            : new ScaleScope(scope.Value, grouping.Value, string.IsNullOrWhiteSpace(kind) ? null : kind, string.IsNullOrWhiteSpace(language) ? null : language);
    }

    internal bool Takes(DocumentFacts facts) =>
        facts.SpeakerType == SpeakerType.State && (Kind is null || facts.Kind == Kind) && (Language is null || facts.Language == Language)
        && (Scope.From is not { } from || facts.Date?.Start >= from) && (Scope.To is not { } to || facts.Date?.End <= to);

    /// <summary>The row that a voice belongs to; null when it is not wanted or cannot be placed.</summary>
    internal string? Row(string documentId, string? country, PartialDate? date)
    {
        if (Scope.Countries is { } wanted && (country is null || !wanted.Contains(country)))
            return null;
        return By switch
        {
            ScaleBy.Document => documentId,
            ScaleBy.Country => country,
            _ => country is not null && date is { } day ? FormattableString.Invariant($"{country} {day.Start.Year}") : null,
        };
    }
}

/// <summary>Scales texts of the store, and holds the result beside the classifier's.</summary>
public static class ScaleStore
{
    private const int ReadAtOnce = 200;
    private const int TextMinDocuments = 2;
    private const int MinForInterval = 5;
    private const ulong Seed = 1;

    /// <param name="workspace">Where the texts and scores are.</param>
    /// <param name="scope">Which texts.</param>
    /// <param name="query">How.</param>
    /// <param name="stopWords">Normal forms of words that are not counted; null for none.</param>
    /// <param name="maxChars">Characters of text that are read at most; more is a problem.</param>
    /// <param name="cancellation">Stops between texts.</param>
    public static Outcome<ScaleAnswer> Scale(this Workspace workspace, ScaleScope scope, ScaleQuery query, IReadOnlySet<string>? stopWords, long maxChars, CancellationToken cancellation)
    {
        var texts = new ScaleTexts(query.Method == ScaleMethod.Lss, stopWords);
        var taken = new HashSet<string>(StringComparer.Ordinal);
        var chars = 0L;
        foreach (var document in Documents(workspace, scope))
        {
            cancellation.ThrowIfCancellationRequested();
            chars += document.Content.Text.Length;
            if (chars > maxChars)
                return new Problem("matrix_too_large", $"The texts have more than {maxChars:N0} characters, which is what one request may scale.", "country, from, to", "Narrow the question, or use the command rhetoriclens scale.");
            foreach (var (row, text) in Voices(document.Content, scope))
                texts.Add(row, text);
            taken.Add(document.Content.Id);
        }
        if (taken.Count == 0)
            return new Problem("no_texts", "No text of a state in the store fits the question.", "country, from, to, kind, lang", "Take texts in first, or ask for more.");
        var answer = ScaleRun.Of(texts.Build(query.MinDocuments ?? TextMinDocuments, Notes(workspace, taken.Count)), query, cancellation);
        return answer.IsOk ? answer.Value with { Comparisons = Compare(workspace, scope, answer.Value, taken) } : answer;
    }

    private static IEnumerable<StoredDocument> Documents(Workspace workspace, ScaleScope scope)
    {
        var last = 0L;
        while (workspace.Store.Documents.ReadAfter(last, ReadAtOnce) is { Count: > 0 } batch)
        {
            foreach (var document in batch)
            {
                if (scope.Takes(document.Content.Facts) && workspace.Store.Copies.Of(document.Content.Id) is null)
                    yield return document;
            }
            last = batch[^1].VersionId;
        }
    }

    /// <summary>The text cut at its voices: by country, a guest's words are the guest's. By document it is whole.</summary>
    private static IEnumerable<(string Row, string Text)> Voices(ExtractedDocument content, ScaleScope scope)
    {
        var (at, facts) = (0, content.Facts);
        foreach (var turn in content.Turns.Where(_ => scope.By != ScaleBy.Document).OrderBy(turn => turn.Start))
        {
            if (turn.Start > at && scope.Row(content.Id, facts.Country, facts.Date) is { } own)
                yield return (own, content.Text[at..turn.Start]);
            if (scope.Row(content.Id, turn.Country, facts.Date) is { } row)
                yield return (row, content.Text[Math.Max(at, turn.Start)..Math.Max(at, turn.End)]);
            at = Math.Max(at, turn.End);
        }
        if (at < content.Text.Length && scope.Row(content.Id, facts.Country, facts.Date) is { } rest)
            yield return (rest, content.Text[at..]);
    }

    private static string[] Notes(Workspace workspace, int documents) =>
    [
        $"{documents:N0} texts of states in the store.",
        .. workspace.HasDigests ? ["Digests are among the texts: they are summaries by one hand, and say little of how states speak."] : Array.Empty<string>(),
    ];

    private static ScaleComparison[] Compare(Workspace workspace, ScaleScope scope, ScaleAnswer answer, HashSet<string> taken)
    {
        var model = workspace.AnsweringModel();
        var means = workspace.Store.Parts.Read(model, CancellationToken.None)
            .Where(part => part.CopyIn is null && part.Tally.Positions > 0 && taken.Contains(part.DocumentId) && scope.Scope.Countries?.Contains(part.Country) != false)
            .Select(part => (Row: scope.Row(part.DocumentId, part.Country, part.Date), part.Tally.AxisSum, part.Tally.Positions))
            .Where(stance => stance.Row is not null)
            .GroupBy(stance => stance.Row!, StringComparer.Ordinal)
            .ToDictionary(group => group.Key, group => group.Sum(stance => stance.AxisSum) / group.Sum(stance => stance.Positions), StringComparer.Ordinal);
        return [.. answer.Documents.GroupBy(row => row.Class).Select(group => Compare(group.Key, model, [.. group
            .Where(row => row.Score is not null && row.Reference is null && means.ContainsKey(row.Document))
            .OrderBy(row => row.Document, StringComparer.Ordinal).Select(row => (row.Score!.Value, means[row.Document]))]))];
    }

    private static ScaleComparison Compare(string? name, string model, (double Score, double Mean)[] pairs)
    {
        var interval = pairs.Length < MinForInterval ? null : Interval.Bootstrap(pairs.Length, Seed, drawn => Spearman([.. drawn.Select(i => pairs[i])]) ?? 0);
        return new ScaleComparison(name, model, Spearman(pairs), interval?.Low, interval?.High, pairs.Length);
    }

    private static double? Spearman((double Score, double Mean)[] pairs) => Ranking.Spearman([.. pairs.Select(pair => pair.Score)], [.. pairs.Select(pair => pair.Mean)]);
}
