using RhetoricLens.Core;
using RhetoricLens.Core.Outcomes;

namespace RhetoricLens.Stance.Scaling;

/// <summary>How Wordfish is fitted.</summary>
/// <param name="Low">A document that shall stand below <paramref name="High"/>: the data do not say which end is which. Null: the first of the matrix.</param>
/// <param name="High">Null: the last of the matrix.</param>
/// <param name="PriorDeviation">Standard deviation of the normal prior on word weights (mean 0), above 0; 3 as in the published programs. It keeps words of one document only from running away.</param>
/// <param name="MaxSteps">Newton steps from each start, at most <see cref="Limits.MaxScalingSteps"/>.</param>
public sealed record WordfishSettings(string? Low = null, string? High = null, double PriorDeviation = 3, int MaxSteps = Limits.MaxScalingSteps);

/// <summary>A document under Wordfish.</summary>
/// <param name="Document">Its name.</param>
/// <param name="Theta">Position; over all documents mean 0 and standard deviation 1 (divisor n - 1).</param>
/// <param name="Alpha">Log length, relative to the mean of all.</param>
/// <param name="StandardError">Of the position, words being estimated too; null when the fit did not converge.</param>
/// <param name="ConditionalError">Of the position if the words' parameters were known, as published programs give it: too small.</param>
/// <param name="Tokens">Counts of its row.</param>
public sealed record WordfishDocument(string Document, double Theta, double Alpha, double? StandardError, double ConditionalError, long Tokens);

/// <summary>
/// Wordfish (Slapin and Proksch 2008, "A scaling model for estimating time-series party positions from texts", AJPS 52): counts are Poisson with log rate
/// alpha_i + psi_j + beta_j theta_i, no reference texts. Identified by mean 0 and standard deviation 1 of theta, and by two documents that give the direction.
/// </summary>
/// <param name="Documents">In the order of the matrix.</param>
/// <param name="Terms">Word weights beta, in the order of the matrix.</param>
/// <param name="Objective">Log-likelihood without the constant of the counts' factorials, plus the log prior without its constant, at the best point found.</param>
/// <param name="IsConverged">Whether the best point is a maximum to within 1e-8 of theta. If not, it is no estimate.</param>
/// <param name="Steps">Newton steps from the start that led to it.</param>
/// <param name="Starts">Starts tried.</param>
/// <param name="Agreeing">Starts that ended at the same objective (1e-6): few of many is a sign of several maxima.</param>
public sealed record Wordfish(
    IReadOnlyList<WordfishDocument> Documents, IReadOnlyList<ScaledTerm> Terms, double Objective, bool IsConverged, int Steps, int Starts, int Agreeing)
{
    /// <summary>Documents without which there is nothing to scale: of two, one has theta -0.7 and one +0.7 whatever they say.</summary>
    public const int MinDocuments = 3;

    /// <summary>Fits the model from several starts; documents and terms without a count must have been left out.</summary>
    /// <param name="matrix">At most <see cref="Limits.MaxWordfishDocuments"/> documents and <see cref="Limits.MaxScalingCells"/> cells.</param>
    /// <param name="settings">See there.</param>
    /// <param name="cancellation">Stops between steps.</param>
    public static Outcome<Wordfish> Fit(DocumentTermMatrix matrix, WordfishSettings settings, CancellationToken cancellation)
    {
        if (Problem(matrix) is { } problem)
            return problem;
        var ends = Ends(matrix, settings);
        if (!ends.IsOk)
            return ends.Problem;
        var likelihood = new WordfishLikelihood(matrix, settings.PriorDeviation);
        var search = new WordfishSearch(likelihood);
        var points = WordfishStarts.Of(matrix).Select(start => search.Climb(start, Math.Min(settings.MaxSteps, Limits.MaxScalingSteps), cancellation)).ToArray();
        if (points.Length == 0)
            return new Problem("no_variation", "All documents use the terms in the same shares: there is nothing to scale.", "", "Give documents that differ.");
        var best = points.MaxBy(point => point.Objective)!;
        return Build(matrix, likelihood, search, Directed(best, ends.Value), points);
    }

    /// <summary>The objective at positions found elsewhere, all else maximised: what a published result is worth under the same model.</summary>
    /// <param name="matrix">As for <see cref="Fit"/>.</param>
    /// <param name="theta">One position a document; standardised first.</param>
    /// <param name="priorDeviation">As in <see cref="WordfishSettings"/>.</param>
    public static double ObjectiveAt(DocumentTermMatrix matrix, double[] theta, double priorDeviation = 3) =>
        new WordfishSearch(new WordfishLikelihood(matrix, priorDeviation), isThetaFixed: true).Climb(theta, Limits.MaxScalingSteps, CancellationToken.None).Objective;

    private static Wordfish Build(DocumentTermMatrix matrix, WordfishLikelihood likelihood, WordfishSearch search, WordfishPoint best, WordfishPoint[] points)
    {
        var (conditional, joint) = search.StandardErrors(best);
        var totals = matrix.TermTotals();
        return new Wordfish(
            [.. matrix.Documents.Select((name, i) => new WordfishDocument(name, best.Theta[i], best.Alpha[i], best.IsConverged ? joint?[i] : null, conditional[i], matrix.Tokens[i]))],
            [.. matrix.Terms.Select((term, j) => new ScaledTerm(term, likelihood.Beta[j], totals[j]))],
            best.Objective, best.IsConverged && joint is not null, best.Steps, points.Length, points.Count(point => point.Objective > best.Objective - 1e-6));
    }

    private static WordfishPoint Directed(WordfishPoint point, (int Low, int High) ends) =>
        point.Theta[ends.Low] <= point.Theta[ends.High] ? point : point with { Theta = Array.ConvertAll(point.Theta, value => -value) };

    private static Problem? Problem(DocumentTermMatrix matrix)
    {
        var (documents, terms) = (matrix.Documents.Count, matrix.Terms.Count);
        if (documents < MinDocuments)
            return new Problem("too_few_documents", $"{documents} documents with words cannot be scaled by Wordfish.", "", $"Give at least {MinDocuments}; some dozen are needed for positions that mean something.");
        if (terms < 2)
            return new Problem("too_few_terms", $"{terms} terms are left, of at least two.", "minDocuments", "Lower the minimum document frequency.");
        if (documents > Limits.MaxWordfishDocuments || (long)documents * terms > Limits.MaxScalingCells)
            return new Problem("matrix_too_large", $"{documents} documents by {terms} terms are more than Wordfish takes here ({Limits.MaxWordfishDocuments} documents, {Limits.MaxScalingCells:N0} cells).", "", "Group the documents, narrow the question, or raise the minimum document frequency.");
        return null;
    }

    private static Outcome<(int Low, int High)> Ends(DocumentTermMatrix matrix, WordfishSettings settings)
    {
        foreach (var name in new[] { settings.Low, settings.High })
        {
            if (name is not null && matrix.IndexOf(name) < 0)
                return References.Unknown(matrix, name);
        }
        if (settings.Low is not null && settings.Low == settings.High)
            return new Problem("bad_reference", $"\"{settings.Low}\" cannot stand below itself.", "low, high", "Name two different documents.");
        var (first, last) = (0, matrix.Documents.Count - 1);
        var low = settings.Low is null ? (settings.High == matrix.Documents[first] ? last : first) : matrix.IndexOf(settings.Low);
        var high = settings.High is null ? (low == last ? first : last) : matrix.IndexOf(settings.High);
        return (low, high);
    }
}
