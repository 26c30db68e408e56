using RhetoricLens.Stance.Scaling;

namespace RhetoricLens.Queries;

/// <summary>Where a document stands.</summary>
/// <param name="Document">Its name: id, country, or country and year.</param>
/// <param name="Class">For affinity and Bayes the class of which this is the share; else null.</param>
/// <param name="Score">On the scale of the method; null when it has no scored word.</param>
/// <param name="StandardError">Null when there is none.</param>
/// <param name="Low">Of the 95 % interval.</param>
/// <param name="High">Of the 95 % interval.</param>
/// <param name="Raw">Before rescaling, where there is one.</param>
/// <param name="Tokens">Words that took part.</param>
/// <param name="Reference">What was given for it beforehand; null for others.</param>
public sealed record ScaleRow(string Document, string? Class, double? Score, double? StandardError, double? Low, double? High, double? Raw, long Tokens, string? Reference);

/// <summary>How a fit by maximum likelihood ended.</summary>
/// <param name="Objective">Log-likelihood without the constant of the factorials, plus the log prior.</param>
/// <param name="IsConverged">False: the scores are no estimate.</param>
/// <param name="Steps">Newton steps from the best start.</param>
/// <param name="Starts">Starts tried.</param>
/// <param name="Agreeing">Starts that ended there.</param>
public sealed record ScaleFit(double Objective, bool IsConverged, int Steps, int Starts, int Agreeing);

/// <summary>The scores beside the classifier's.</summary>
/// <param name="Class">See <see cref="ScaleRow.Class"/>.</param>
/// <param name="Model">Version of the classifier.</param>
/// <param name="Spearman">Rank correlation with the classifier's mean; null below three documents.</param>
/// <param name="Low">95 %, bootstrap over documents; null below five.</param>
/// <param name="High">See <paramref name="Low"/>.</param>
/// <param name="Documents">Documents that have both, references left out.</param>
public sealed record ScaleComparison(string? Class, string Model, double? Spearman, double? Low, double? High, int Documents);

/// <summary>Documents on a scale.</summary>
/// <param name="Method">See <see cref="ScaleMethod"/>.</param>
/// <param name="Documents">In the order of the matrix.</param>
/// <param name="Terms">Terms that took part.</param>
/// <param name="LowTerms">The terms that weigh most to the low side.</param>
/// <param name="HighTerms">The terms that weigh most to the high side.</param>
/// <param name="Fit">For Wordfish; else null.</param>
/// <param name="Comparisons">With the classifier, where the texts are in the store; else empty.</param>
/// <param name="Notes">What a reader must know.</param>
public sealed record ScaleAnswer(
    ScaleMethod Method, IReadOnlyList<ScaleRow> Documents, int Terms, IReadOnlyList<ScaledTerm> LowTerms, IReadOnlyList<ScaledTerm> HighTerms,
    ScaleFit? Fit, IReadOnlyList<ScaleComparison> Comparisons, IReadOnlyList<string> Notes);

/// <summary>What is to be scaled.</summary>
/// <param name="Matrix">Documents by terms.</param>
/// <param name="Contexts">Sentences by the same terms, for LSS; null when there are none and documents must do.</param>
/// <param name="Notes">What a reader must know of it.</param>
public sealed record ScaleInput(DocumentTermMatrix Matrix, DocumentTermMatrix? Contexts, IReadOnlyList<string> Notes);
