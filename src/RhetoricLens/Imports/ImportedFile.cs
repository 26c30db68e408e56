using RhetoricLens.Core.Outcomes;
using RhetoricLens.Jobs;

namespace RhetoricLens.Imports;

/// <summary>What became of one file that was taken in over the browser.</summary>
/// <param name="Name">As it was called on the sender's machine.</param>
/// <param name="Added">Documents not known before.</param>
/// <param name="Changed">Documents whose text or facts had changed.</param>
/// <param name="Unchanged">Documents stored already.</param>
/// <param name="Refused">What was not taken, each with its reason.</param>
public sealed record ImportedFile(string Name, int Added, int Changed, int Unchanged, IReadOnlyList<Problem> Refused)
{
    internal static ImportedFile Of(string name, IngestReport report) => new(name, report.Added, report.NewVersions, report.Unchanged, report.Refused);

    internal static ImportedFile Not(string name, Problem problem) => new(name, 0, 0, 0, [problem]);
}

/// <summary>What became of all files that were taken in at once.</summary>
/// <param name="Files">In the order in which they were read.</param>
/// <param name="Collection">Name of the corpus.</param>
public sealed record ImportReport(IReadOnlyList<ImportedFile> Files, string Collection)
{
    /// <summary>Documents that are in the store by this.</summary>
    public int Taken => Files.Sum(file => file.Added + file.Changed + file.Unchanged);
}
