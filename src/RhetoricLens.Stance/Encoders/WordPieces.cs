using System.Text;
using Microsoft.ML.Tokenizers;
using RhetoricLens.Core.Outcomes;

namespace RhetoricLens.Stance.Encoders;

/// <summary>Cuts passages into the pieces of words of a BERT vocabulary (WordPiece). Any number of threads may share one.</summary>
internal sealed class WordPieces
{
    private const string Unknown = "[UNK]", Start = "[CLS]", End = "[SEP]", Padding = "[PAD]", Mask = "[MASK]";

    private readonly BertTokenizer _tokenizer;
    private readonly EncoderSettings _settings;

    private WordPieces(BertTokenizer tokenizer, EncoderSettings settings, int count) => (_tokenizer, _settings, Count) = (tokenizer, settings, count);

    /// <summary>Pieces in the vocabulary: the largest id and one.</summary>
    public int Count { get; }

    /// <param name="vocabulary">The file: a piece a line, its id the number of the line from 0.</param>
    /// <param name="settings">Whether it is in lower case.</param>
    /// <param name="where">Stands in the problem.</param>
    public static Outcome<WordPieces> Open(byte[] vocabulary, EncoderSettings settings, string where)
    {
        var pieces = Encoding.UTF8.GetString(vocabulary).TrimEnd().Split('\n').Select(piece => piece.TrimEnd('\r')).ToArray();
        var absent = new[] { Start, End, Unknown }.Except(pieces, StringComparer.Ordinal).ToArray();
        if (absent.Length > 0)
            return Bad($"it has no {string.Join(", ", absent)}.", where);
        try
        {
            return new WordPieces(BertTokenizer.Create(new MemoryStream(vocabulary, writable: false), Options(pieces, settings)), settings, pieces.Length);
        }
        catch (Exception error) when (error is ArgumentException or InvalidOperationException or FormatException)
        {
            return Bad(error.Message, where);
        }
    }

    /// <summary>Ids of a passage between [CLS] and [SEP], cut to the settings' length.</summary>
    public long[] Read(ReadOnlySpan<char> passage)
    {
        var text = _settings.LowerCase ? BaseLetters.Fold(passage) : Whole(passage);
        var ids = _tokenizer.EncodeToIds(text, _settings.MaxTokens, addSpecialTokens: true, out _, out _);
        var read = new long[ids.Count];
        for (var i = 0; i < read.Length; i++)
            read[i] = ids[i];
        return read;
    }

    /// <summary>The longest passage there can be, of the piece with the largest id: an encoder that can read it can read all.</summary>
    public long[] Longest()
    {
        var ids = new long[_settings.MaxTokens];
        Array.Fill(ids, Count - 1);
        (ids[0], ids[^1]) = (_tokenizer.ClassificationTokenId, _tokenizer.SeparatorTokenId);
        return ids;
    }

    private static BertOptions Options(string[] pieces, EncoderSettings settings) => new()
    {
        LowerCaseBeforeTokenization = settings.LowerCase,
        // What a speech says is text, "[SEP]" too.
        SplitOnSpecialTokens = false,
        // We neither pad nor mask, so that a vocabulary without these will do.
        PaddingToken = pieces.Contains(Padding, StringComparer.Ordinal) ? Padding : Unknown,
        MaskingToken = pieces.Contains(Mask, StringComparer.Ordinal) ? Mask : Unknown,
    };

    /// <summary>The same with halves of characters, which the tokenizer may choke on, as U+FFFD.</summary>
    private static string Whole(ReadOnlySpan<char> passage)
    {
        var whole = new StringBuilder(passage.Length);
        foreach (var rune in passage.EnumerateRunes())
            whole.Append(rune.ToString());
        return whole.ToString();
    }

    private static Problem Bad(string what, string where) => new(
        "bad_encoder_vocabulary", "The vocabulary of the sentence encoder cannot be used: " + what, where, "Give the vocab.txt (BERT WordPiece) that was made for it.");
}
