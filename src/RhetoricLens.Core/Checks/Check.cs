using RhetoricLens.Core.Outcomes;

namespace RhetoricLens.Core.Checks;

/// <summary>One thing that can be looked at, and perhaps mended.</summary>
/// <param name="Name">Short name, lower case, as findings carry it.</param>
/// <param name="Look">Looks and changes nothing; at least one finding.</param>
public sealed record Check(string Name, Func<CancellationToken, IReadOnlyList<Finding>> Look)
{
    /// <summary>Mends what can be mended; the problem when that fails. Null where nothing can be.</summary>
    public Func<CancellationToken, Problem?>? Mend { get; init; }

    /// <summary>What <see cref="Mend"/> does, for the remedy of a finding.</summary>
    public const string Fix = "Mend it with: rhetoriclens doctor --fix";

    /// <summary>A check that says one thing.</summary>
    public static Check Of(string name, Func<(CheckState State, string What, string Remedy)> look, Func<Problem?>? mend = null)
    {
        return new Check(name, _ => [Found()]) { Mend = mend is null ? null : _ => mend() };

        Finding Found()
        {
            var (state, what, remedy) = look();
            return new Finding(name, state, what, remedy);
        }
    }
}
