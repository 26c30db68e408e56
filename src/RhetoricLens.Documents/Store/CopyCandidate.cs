using System.Data.Common;
using RhetoricLens.Core;

namespace RhetoricLens.Documents.Store;

/// <summary>What decides between two documents with the same text.</summary>
/// <param name="DocumentId">Identity.</param>
/// <param name="VersionId">Its current version.</param>
/// <param name="FirstSeen">Version under which it was stored first.</param>
/// <param name="Country">For whom it speaks; null when for no state.</param>
/// <param name="IsState">Carries a state's voice.</param>
/// <param name="Turns">Voices in it.</param>
/// <param name="Start">First day of its date; null when it has none.</param>
/// <param name="End">Last day.</param>
/// <param name="Words">Length.</param>
/// <param name="Sequence">See <see cref="TextShingles.Sequence"/>.</param>
internal sealed record CopyCandidate(
    string DocumentId, long VersionId, long FirstSeen, string? Country, bool IsState, int Turns, DateOnly? Start, DateOnly? End, int Words, long Sequence)
{
    /// <summary>To be followed by conditions on <c>v</c> (version, current) and <c>f</c> (fingerprint).</summary>
    internal const string Select = """
        SELECT v.document_id, v.id, (SELECT min(id) FROM version WHERE document_id = v.document_id), v.country, v.speaker_type, v.turns, v.date_start, v.date_end, f.words, f.sequence
        FROM version v JOIN fingerprint f ON f.version_id = v.id
        WHERE v.is_current = 1 AND

        """;

    internal static CopyCandidate Read(DbDataReader row) => new(
        row.GetString(0), row.GetInt64(1), row.GetInt64(2), row.IsDBNull(3) ? null : row.GetString(3), row.GetString(4) == nameof(SpeakerType.State), row.GetInt32(5),
        row.IsDBNull(6) ? null : StoredTime.ParseDay(row.GetString(6)), row.IsDBNull(7) ? null : StoredTime.ParseDay(row.GetString(7)), row.GetInt32(8), row.GetInt64(9));

    /// <summary>
    /// Whether both may be the same act of speech: they speak for the same state, or one for none (a reprint). A joint statement on the sites of two states is
    /// each state's word, and counts for each.
    /// </summary>
    internal bool SharesVoice(CopyCandidate other) => Country is null || other.Country is null || Country == other.Country;

    /// <summary>Whether a reprint may lie between the two dates: states repeat a speech nearly word for word a year later, and that is another act.</summary>
    internal bool SharesTime(CopyCandidate other)
    {
        if (Start is not { } start || other.Start is not { } otherStart)
            return true;
        // Of speeches dated 2015 and 2016 nobody knows whether they lie a month or two years apart.
        var days = Math.Max(Days, other.Days) > Limits.MaxReprintDays ? 0 : Limits.MaxReprintDays;
        return start <= other.End!.Value.AddDays(days) && otherStart <= End!.Value.AddDays(days);
    }

    /// <summary>
    /// Whether this is the original of the two: what carries a state's voice, names voices and has a date counts in trends and comes first; then the earlier or,
    /// for dates that overlap, the finer date; then what was stored first.
    /// </summary>
    internal bool Precedes(CopyCandidate other)
    {
        if (Weight != other.Weight)
            return Weight > other.Weight;
        if (Start is { } start && other.Start is { } otherStart && (start, End) != (otherStart, other.End))
        {
            var overlap = start <= other.End && otherStart <= End;
            return overlap && Days != other.Days ? Days < other.Days : start < otherStart;
        }
        return FirstSeen < other.FirstSeen;
    }

    /// <summary>Length of the period that the date names.</summary>
    private int Days => Start is { } start ? End!.Value.DayNumber - start.DayNumber + 1 : 0;

    private int Weight => (Country is not null && IsState ? 4 : 0) + (Turns > 0 ? 2 : 0) + (Start is not null ? 1 : 0);
}
