namespace RhetoricLens.Core;

/// <summary>A period of time on the axis of a trend.</summary>
/// <param name="Start">First day.</param>
/// <param name="End">Last day.</param>
/// <param name="Name">As shown: 2014, 2014-Q4, 2014-12, 2010-2014.</param>
public sealed record Period(DateOnly Start, DateOnly End, string Name);

/// <summary>Stance of a country in a period under one model.</summary>
/// <param name="Country">Code of <see cref="Countries"/>.</param>
/// <param name="Period">The period; one without position passages has no point.</param>
/// <param name="Mean">Mean axis score over position passages, -1 to +1.</param>
/// <param name="Low">Lower end of the 95 % interval; null when one document alone speaks and spread between documents cannot be estimated.</param>
/// <param name="High">Upper end of the interval; null with <paramref name="Low"/>.</param>
/// <param name="Documents">Documents with at least one position passage.</param>
/// <param name="AllDocuments">All documents of the country in the period.</param>
/// <param name="Positions">Position passages.</param>
/// <param name="OnTopic">Passages about the Internet, cyberspace or ICT.</param>
/// <param name="Passages">All passages.</param>
public sealed record TrendPoint(
    string Country, Period Period, double Mean, double? Low, double? High,
    int Documents, int AllDocuments, int Positions, int OnTopic, int Passages)
{
    /// <summary>Share of passages that are about Internet, cyber or ICT policy: how much the country talks of it, 0 to 1.</summary>
    public double Salience => Passages == 0 ? 0 : Math.Round((double)OnTopic / Passages, 6);

    /// <summary>Code of the group whose members speak; null for one voice. Then <see cref="Country"/> is <c>group:</c> and the code.</summary>
    public string? Group { get; init; }

    /// <summary>Which estimate <see cref="Mean"/>, <see cref="Low"/> and <see cref="High"/> are: always <c>raw</c>, the classifier's own.</summary>
    public string Estimate => "raw";

    /// <summary>Lower end of the 95 % interval of <see cref="Salience"/>; null for fewer than two documents.</summary>
    public double? SalienceLow { get; init; }

    /// <summary>Upper end of the interval of <see cref="Salience"/>.</summary>
    public double? SalienceHigh { get; init; }

    /// <summary>Standard deviation of the axis scores of the position passages; null for fewer than two.</summary>
    public double? Deviation { get; init; }

    /// <summary>Agreement of van der Eijk over the three labels, -1 (half at either end) to +1 (all one label).</summary>
    public double? Agreement { get; init; }

    /// <summary>The estimate freed of the classifier's bias; null when only the raw one was asked for.</summary>
    public CorrectedPoint? Corrected { get; init; }

    /// <summary>Smoothed mean; null when no smoothing was asked for.</summary>
    public double? Smoothed { get; init; }

    /// <summary>Address of the passages behind the point, relative to the API; null outside an answer.</summary>
    public string? Evidence { get; init; }
}

/// <summary>A mean that coded passages have freed of the classifier's bias, or why there is none.</summary>
/// <param name="Estimate"><c>ppi</c> (prediction-powered inference) or <c>dsl</c> (design-based supervised learning).</param>
/// <param name="Mean">Mean axis score over the passages that truly take a position, -1 to +1; null when there is no estimate.</param>
/// <param name="Low">Lower end of the 95 % interval.</param>
/// <param name="High">Upper end.</param>
/// <param name="Coded">Coded passages that it rests on.</param>
/// <param name="CodedDocuments">Documents that those come from.</param>
/// <param name="Rectifier"><c>own</c>: the coded passages are of this point; <c>pooled</c>: of all voices and times, taken to be misread alike.</param>
/// <param name="Lambda">Weight of the model's scores within a class, 0 to 1; null for dsl, which has none.</param>
/// <param name="Missing">Why there is no estimate; null when there is one.</param>
public sealed record CorrectedPoint(
    string Estimate, double? Mean, double? Low, double? High, int Coded, int CodedDocuments, string? Rectifier, double? Lambda, string? Missing);

/// <summary>A period in which documents speak and none takes a position: no mean, but a salience.</summary>
/// <param name="Country">As in <see cref="TrendPoint"/>.</param>
/// <param name="Period">The period.</param>
/// <param name="AllDocuments">Documents.</param>
/// <param name="OnTopic">Passages about Internet, cyber or ICT policy; may be 0, which was counted.</param>
/// <param name="Passages">All passages.</param>
/// <param name="SalienceLow">Lower end of the interval of the share; null for one document.</param>
/// <param name="SalienceHigh">Upper end.</param>
public sealed record SilentPeriod(string Country, Period Period, int AllDocuments, int OnTopic, int Passages, double? SalienceLow, double? SalienceHigh)
{
    /// <summary>Share of passages on topic.</summary>
    public double Salience => Passages == 0 ? 0 : Math.Round((double)OnTopic / Passages, 6);
}

/// <summary>How a trend is cut into periods.</summary>
public enum PeriodUnit { Month, Quarter, Year }

/// <summary>Length of the periods of a trend: one month, one quarter, or some years aligned to multiples (5y: 2000-2004, 2005-2009).</summary>
public sealed record PeriodLength(PeriodUnit Unit, int Count);

/// <summary>A trained model as the registry lists it.</summary>
/// <param name="Id">Name and number of the version, such as <c>linear-1</c>.</param>
/// <param name="Kind">The family of the model.</param>
/// <param name="CreatedOn">Day of training.</param>
/// <param name="Sha256">Of the model file; checked before it is loaded.</param>
/// <param name="LabelledSet">Name of the labelled set.</param>
/// <param name="LabelledSetSha256">Fingerprint of its rows.</param>
/// <param name="LabelledRows">Passages trained on.</param>
/// <param name="Metrics">Measured quality by name, such as <c>cv_macro_f1</c>.</param>
/// <param name="Settings">What else determines the weights: trainer, regularisation, seed, hash bits.</param>
public sealed record ModelVersion(
    string Id, string Kind, DateOnly CreatedOn, string Sha256,
    string LabelledSet, string LabelledSetSha256, int LabelledRows,
    IReadOnlyDictionary<string, double> Metrics, IReadOnlyDictionary<string, string> Settings);

/// <summary>A coded passage.</summary>
/// <param name="Id">Unique in its set.</param>
/// <param name="Text">The passage.</param>
/// <param name="Label">The coder's decision, four classes.</param>
/// <param name="Group">What must stay on one side of a split: the document it comes from, or its own id.</param>
/// <param name="Language">BCP 47.</param>
/// <param name="Kind">What the passage was written to show; empty for real speech.</param>
public sealed record LabelledPassage(string Id, string Text, StanceLabel Label, string Group, string Language, string Kind)
{
    /// <summary>Country spoken for, as the set names it; empty when unknown.</summary>
    public string Country { get; init; } = "";

    /// <summary>Year of the text; null when unknown.</summary>
    public int? Year { get; init; }

    /// <summary>Probability with which it was drawn for coding, above 0 to 1; null when unknown.</summary>
    public double? Probability { get; init; }

    /// <summary>Name of the set it stands in, where several are laid together; else empty.</summary>
    public string Set { get; init; } = "";

    /// <summary>Whether the passage was written to show a kind, and not taken from real speech.</summary>
    public bool IsWritten => Kind.Length > 0;

    /// <summary>The corpus of the document (what stands before the colon of the group); empty when it is not known.</summary>
    public string Corpus => Group.IndexOf(':', StringComparison.Ordinal) is var colon and > 0 ? Group[..colon] : "";
}
