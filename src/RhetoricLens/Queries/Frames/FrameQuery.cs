using RhetoricLens.Core;
using RhetoricLens.Core.Outcomes;
using RhetoricLens.Documents.Store;
using RhetoricLens.Stance.Score.Codebook;
using RhetoricLens.Stance.Trends;

namespace RhetoricLens.Queries.Frames;

/// <summary>Asks how two sides argue.</summary>
public static class FrameQuery
{
    /// <summary>What the numbers are, as every answer says.</summary>
    public const string Note =
        "Shares of position passages. Labels are the model's. Claims are found by the words of the codebook's lexicon where they are asserted, not negated, rejected or reported; a passage may make several, or none that the lexicon knows. "
        + "Intervals: 95 %, bootstrap over documents.";

    private static readonly StanceLabel[] Labels = [StanceLabel.Multilateral, StanceLabel.Mixed, StanceLabel.Multistakeholder];

    /// <summary>Labels and claims of the position passages of two sides.</summary>
    /// <param name="workspace">The store.</param>
    /// <param name="words">Source, language and model, and the span where a side has none; other filters are not taken.</param>
    /// <param name="a">The one side.</param>
    /// <param name="b">The other.</param>
    /// <param name="cancellation">Stops between passages.</param>
    public static Outcome<FrameAnswer> Frames(this Workspace workspace, TrendWords words, SideWords a, SideWords b, CancellationToken cancellation)
    {
        var (left, right) = (workspace.AskSide(words, a, "a"), workspace.AskSide(words, b, "b"));
        if ((left.Problem ?? right.Problem) is { } problem)
            return problem;
        var model = left.Value.Model ?? workspace.AnsweringModel();
        var finder = new ClaimFinder(Lexicon.Shipped);
        FramedPassage[] ofA = [.. workspace.Framed(left.Value, model, finder, cancellation)], ofB = [.. workspace.Framed(right.Value, model, finder, cancellation)];
        FrameRow Row(string kind, string name, StanceLabel pole, string concepts, Func<FramedPassage, bool> has) =>
            new(kind, name, StanceLabels.Name(pole), concepts, FrameShares.Of(ofA, has, a.Voice + name), FrameShares.Of(ofB, has, b.Voice + name));
        var labels = Labels.Select(label => Row("label", StanceLabels.Name(label), label, "", passage => passage.Label == label));
        var claims = finder.Lexicon.Claims.Select((claim, i) => Row("claim", claim.Id, claim.Pole, finder.Lexicon.Describe(claim), passage => passage.Claims.Contains(i)))
            .Where(row => row.A.Passages + row.B.Passages > 0).OrderByDescending(row => Math.Max(row.A.Share, row.B.Share)).ThenBy(row => row.Name, StringComparer.Ordinal);
        return new FrameAnswer(model, finder.Lexicon.Sha256[..12], Side(left.Value, a, ofA), Side(right.Value, b, ofB), [.. labels, .. claims], Note);
    }

    private static FrameSide Side(TrendQuery query, SideWords side, FramedPassage[] passages) =>
        new(side.Voice!, query.Series![0].Name, passages.Length, passages.Select(passage => passage.Document).Distinct(StringComparer.Ordinal).Count());

    private static IEnumerable<FramedPassage> Framed(this Workspace workspace, TrendQuery query, string model, ClaimFinder finder, CancellationToken cancellation)
    {
        var members = query.Series![0].Members.ToLookup(member => member.Country, StringComparer.Ordinal);
        var scope = new PassageScope(query.Source, [.. members.Select(member => member.Key)], query.Language, StatesOnly: true, query.From, query.To, PositionsOnly: true);
        VoicedPassage[] passages =
        [
            .. workspace.Store.Voiced.Read(model, scope).Where(passage => passage.Date is { } date && members[passage.Country!].Any(member => member.Covers(date.Start, date.End))),
        ];
        var texts = workspace.Store.Voiced.Texts(passages);
        for (var i = 0; i < passages.Length; i++)
        {
            cancellation.ThrowIfCancellationRequested();
            yield return new FramedPassage(passages[i].DocumentId, passages[i].P.Label, finder.Asserted(texts[i]));
        }
    }
}

/// <summary>A position passage and how it is argued.</summary>
/// <param name="Document">The document it stands in.</param>
/// <param name="Label">The model's.</param>
/// <param name="Claims">Numbers of claims in the lexicon.</param>
internal sealed record FramedPassage(string Document, StanceLabel Label, IReadOnlyList<int> Claims);

/// <summary>Counts passages that have something, with the interval of their share.</summary>
internal static class FrameShares
{
    /// <param name="passages">All position passages of a side.</param>
    /// <param name="has">What is counted.</param>
    /// <param name="seed">The same words give the same interval.</param>
    internal static FrameShare Of(IReadOnlyList<FramedPassage> passages, Func<FramedPassage, bool> has, string seed)
    {
        (int With, int All)[] documents =
        [
            .. passages.GroupBy(passage => passage.Document, StringComparer.Ordinal).OrderBy(group => group.Key, StringComparer.Ordinal).Select(group => (group.Count(has), group.Count())),
        ];
        var with = documents.Sum(document => document.With);
        // Where none has it, or all do, every draw says the same: how rare the other may be, a bootstrap cannot tell.
        var interval = with == 0 || with == passages.Count ? null : Interval.OfRatio(documents, document => (document.With, document.All), Interval.Seed(Trending.Seed, seed, "frames"));
        return new FrameShare(
            with, documents.Count(document => document.With > 0), passages.Count == 0 ? 0 : Math.Round((double)with / passages.Count, 6), Trending.Six(interval?.Low), Trending.Six(interval?.High));
    }
}
