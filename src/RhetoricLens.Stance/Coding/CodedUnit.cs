using RhetoricLens.Core;

namespace RhetoricLens.Stance.Coding;

/// <summary>A passage with what each coder decided.</summary>
/// <param name="Codings">At least one; all have the same text.</param>
public sealed record CodedUnit(IReadOnlyList<CodedPassage> Codings)
{
    /// <summary>A coder of this name settles what the others disagree on, and takes no part in agreement.</summary>
    public const string Adjudicator = "adjudicated";

    public string Id => Codings[0].Id;

    public string Text => Codings[0].Text;

    public string Fold => Codings[0].Fold;

    /// <summary>The adjudicator's label, else that of the most coders; null when several labels have as many.</summary>
    public StanceLabel? Decision
    {
        get
        {
            if (Codings.FirstOrDefault(coding => coding.Coder == Adjudicator) is { } settled)
                return settled.Stance;
            if (Codings.Count == 1)
                return Codings[0].Stance;
            var votes = Codings.CountBy(coding => coding.Stance).OrderByDescending(vote => vote.Value).ToArray();
            return votes.Length > 1 && votes[0].Value == votes[1].Value ? null : votes[0].Key;
        }
    }

    /// <summary>Brings the coders of each passage together, in the order in which passages first come.</summary>
    public static IReadOnlyList<CodedUnit> Of(IReadOnlyList<CodedPassage> passages)
    {
        var units = new Dictionary<string, List<CodedPassage>>(passages.Count, StringComparer.Ordinal);
        var order = new List<CodedUnit>(passages.Count);
        foreach (var passage in passages)
        {
            if (!units.TryGetValue(passage.Text, out var codings))
            {
                units[passage.Text] = codings = new List<CodedPassage>(1);
                order.Add(new CodedUnit(codings));
            }
            codings.Add(passage);
        }
        return order;
    }
}
