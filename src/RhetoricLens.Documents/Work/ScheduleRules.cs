namespace RhetoricLens.Documents.Work;

/// <summary>What becomes of times that passed while the program was not running.</summary>
public enum MisfireRule
{
    /// <summary>However many were missed, one crawl makes up for them.</summary>
    Once,

    /// <summary>They are recorded as skipped; the next crawl is that of the next time.</summary>
    Skip,

    /// <summary>Each is made up for, one after the other, up to <see cref="Core.Limits.MaxCatchUp"/>; the others are recorded as skipped.</summary>
    Each,
}

/// <summary>What becomes of a time at which an earlier crawl of the source has not ended.</summary>
public enum OverlapRule
{
    /// <summary>It is recorded as skipped.</summary>
    Skip,

    /// <summary>One crawl waits for the earlier one; a third is recorded as skipped.</summary>
    Queue,
}

/// <summary>What a schedule does when things do not go as planned.</summary>
/// <param name="Misfire">When the program was not running.</param>
/// <param name="Overlap">When the crawl before has not ended.</param>
public sealed record ScheduleRules(MisfireRule Misfire, OverlapRule Overlap)
{
    /// <summary>One crawl makes up for all that were missed; none waits for another.</summary>
    public static readonly ScheduleRules Default = new(MisfireRule.Once, OverlapRule.Skip);

    internal static ScheduleRules Parse(string misfire, string overlap) => new(Enum.Parse<MisfireRule>(misfire, ignoreCase: true), Enum.Parse<OverlapRule>(overlap, ignoreCase: true));
}
