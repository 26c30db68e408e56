namespace RhetoricLens.Stance.Validate;

/// <summary>Something countries did outside the texts, against which scores are held. Nothing is ever trained on it.</summary>
/// <param name="Id">Name of its file in <c>corpora/criteria</c>, without extension.</param>
/// <param name="Name">As shown.</param>
/// <param name="Year">When it was done; null when countries did it in different years.</param>
/// <param name="Order">
/// The values that count, from what states that want states to rule are expected to do to what states that want rule to be shared are expected to
/// do. The first and the last are compared. Fixed here, before anything is measured, and never turned round.
/// </param>
/// <param name="IsMain">One of the three by which a model is judged; the others are further evidence.</param>
public sealed record Criterion(string Id, string Name, int? Year, IReadOnlyList<string> Order, bool IsMain)
{
    private static readonly string[] AgainstVotes = ["yes", "abstain", "no"];
    private static readonly string[] ForVotes = ["no", "abstain", "yes"];

    /// <summary>What is expected of a low score.</summary>
    public string Low => Order[0];

    /// <summary>What is expected of a high score.</summary>
    public string High => Order[^1];

    /// <summary>All criteria, the main ones first.</summary>
    public static IReadOnlyList<Criterion> All { get; } =
    [
        new("un-74-247", "UN vote on 74/247 (a treaty on cybercrime)", 2019, AgainstVotes, IsMain: true),
        new("wcit-12", "Telecommunication regulations of Dubai (WCIT-12)", 2012, ["signed", "not_signed"], IsMain: true),
        new("digital-deciders-2018", "Digital Deciders 2018, groups of countries", 2018, ["sovereign_controlled", "digital_decider", "global_open"], IsMain: true),
        new("un-73-27", "UN vote on 73/27 (information security, by Russia)", 2018, AgainstVotes, IsMain: false),
        new("un-73-187", "UN vote on 73/187 (criminal use of ICT, by Russia)", 2018, AgainstVotes, IsMain: false),
        new("un-73-266", "UN vote on 73/266 (responsible behaviour, by the US)", 2018, ForVotes, IsMain: false),
        new("un-74-28", "UN vote on 74/28 (responsible behaviour, by the US)", 2019, ForVotes, IsMain: false),
        new("un-74-29", "UN vote on 74/29 (information security, by Russia)", 2019, AgainstVotes, IsMain: false),
        new("foc", "Freedom Online Coalition", null, ["not_member", "member"], IsMain: false),
    ];
}

/// <summary>What one country did.</summary>
/// <param name="Value">As in the file; a value that is not in <see cref="Criterion.Order"/> (absent) counts on no side.</param>
/// <param name="IsVerified">False for facts that were taken from memory or were found on no page.</param>
public sealed record CriterionFact(string Value, bool IsVerified);

/// <summary>A criterion with its facts.</summary>
/// <param name="Criterion">What it is.</param>
/// <param name="Facts">By ISO 3166-1 alpha-3 code.</param>
public sealed record CriterionFacts(Criterion Criterion, IReadOnlyDictionary<string, CriterionFact> Facts)
{
    /// <summary>Whether some of the facts that count are verified and some are not.</summary>
    public bool IsPartlyVerified => Facts.Values.Where(fact => Criterion.Order.Contains(fact.Value)).Select(fact => fact.IsVerified).Distinct().Count() == 2;
}
