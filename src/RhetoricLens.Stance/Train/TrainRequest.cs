namespace RhetoricLens.Stance.Train;

/// <summary>A wish for a new model.</summary>
/// <param name="Labels">Paths of one or more labelled sets, laid one after the other.</param>
public sealed record TrainRequest(IReadOnlyList<string> Labels)
{
    /// <summary>Paths of labelled sets to measure on, never trained on.</summary>
    public IReadOnlyList<string> Tests { get; init; } = [];

    /// <summary>Id of the model whose settings are taken over; null for the program's own settings. It is kept in the new model's settings as <c>base</c>.</summary>
    public string? Base { get; init; }

    /// <summary>Markdown for the card: what the labels are and who or what made them.</summary>
    public string Notes { get; init; } = "";

    /// <summary>Day of training as stated on the card; today (UTC) when null.</summary>
    public DateOnly? Date { get; init; }

    /// <summary>Seed of the trainer; that of the settings when null.</summary>
    public int? Seed { get; init; }

    /// <summary>Path of a codebook lexicon; that of the base or of the model in use when null.</summary>
    public string? Lexicon { get; init; }

    /// <summary>Path of word vectors; those of the base or of the model in use when null.</summary>
    public string? Vectors { get; init; }

    /// <summary>Folder of a sentence encoder; that of the base or of the model in use, if any, when null.</summary>
    public string? Encoder { get; init; }

    /// <summary>Id of the new model, lower-case letters, digits and hyphens; null for the next free one.</summary>
    public string? Id { get; init; }

    /// <summary>
    /// Name of the run, kept in the model's settings as <c>run</c>: a run that is repeated after a crash finds what it has registered already and does
    /// nothing. Null for a run that is new each time.
    /// </summary>
    public string? Run { get; init; }
}

/// <summary>How far a training has come.</summary>
/// <param name="Phase">read, encode (with a sentence encoder), train, cross-validate, measure or register.</param>
/// <param name="Done">Files, passages, folds or sets finished in this phase.</param>
/// <param name="Total">How many there are.</param>
public readonly record struct TrainProgress(string Phase, long Done, long Total);
