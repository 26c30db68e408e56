namespace RhetoricLens.Stance.Encoders;

/// <summary>Turns a passage into numbers that are alike for passages that mean the like. Any number of threads may share one.</summary>
public interface ISentenceEncoder
{
    /// <summary>Numbers a passage is turned into.</summary>
    int Dimensions { get; }

    /// <summary>Identifies the encoder: see <see cref="EncoderFiles.Sha256"/>.</summary>
    string Sha256 { get; }

    /// <summary>How it reads texts, and what its maker says of it.</summary>
    EncoderSettings Settings { get; }

    /// <summary>Where its files were read, and are read again when a model is registered with it.</summary>
    string Folder { get; }

    /// <summary>Writes the numbers of a passage, not yet scaled: the same ones for the same passage, whatever else is encoded before or beside it.</summary>
    /// <param name="passage">The passage.</param>
    /// <param name="into"><see cref="Dimensions"/> numbers.</param>
    void Encode(ReadOnlySpan<char> passage, Span<float> into);
}
