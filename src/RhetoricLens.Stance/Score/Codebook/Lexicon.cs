using System.Security.Cryptography;
using System.Text;

namespace RhetoricLens.Stance.Score.Codebook;

/// <summary>
/// The codebook as data: concepts with their terms in several languages, and claims over concepts. It travels in the model that was trained with it.
/// </summary>
public sealed class Lexicon
{
    /// <summary>Concepts at most: one bit each.</summary>
    public const int MaxConcepts = 128;

    internal Lexicon(string text, int version, IReadOnlyList<string> concepts, IReadOnlyList<Claim> claims, TermIndex<int> terms, int termCount)
    {
        (Text, Version, Concepts, Claims, Terms, TermCount) = (text, version, concepts, claims, terms, termCount);
        Sha256 = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
        Negation = IndexOf("negation");
        Rejection = IndexOf("reject");
        Report = IndexOf("report");
        OwnVoice = IndexOf("wevoice");
    }

    /// <summary>The lexicon that the program ships, <c>corpora/lexicon/codebook-lexicon.yaml</c>.</summary>
    public static Lexicon Shipped { get; } = ReadShipped();

    /// <summary>The YAML it was read from.</summary>
    public string Text { get; }

    /// <summary>As stated in the file.</summary>
    public int Version { get; }

    /// <summary>Lower-case hexadecimal SHA-256 of <see cref="Text"/>.</summary>
    public string Sha256 { get; }

    /// <summary>Names of the concepts.</summary>
    public IReadOnlyList<string> Concepts { get; }

    /// <summary>The claims in the order of the file.</summary>
    public IReadOnlyList<Claim> Claims { get; }

    /// <summary>Number of terms in all languages.</summary>
    public int TermCount { get; }

    internal TermIndex<int> Terms { get; }

    internal int Negation { get; }

    internal int Rejection { get; }

    internal int Report { get; }

    internal int OwnVoice { get; }

    /// <summary>What a claim is made of: its concepts, with | between those of which either will do.</summary>
    public string Describe(Claim claim) => string.Join(" + ", claim.Slots.Select(slot => string.Join('|', Concepts.Where((_, i) => (slot >> i & 1) != 0))));

    private int IndexOf(string concept)
    {
        for (var i = 0; i < Concepts.Count; i++)
        {
            if (Concepts[i] == concept)
                return i;
        }
        return -1;
    }

    private static Lexicon ReadShipped()
    {
        using var stream = typeof(Lexicon).Assembly.GetManifestResourceStream("codebook-lexicon.yaml")
            ?? throw new InvalidOperationException("The embedded lexicon is missing.");
        using var reader = new StreamReader(stream, Encoding.UTF8);
        var lexicon = LexiconReader.Parse(reader.ReadToEnd().ReplaceLineEndings("\n"), "codebook-lexicon.yaml");
        return lexicon.IsOk ? lexicon.Value : throw new InvalidOperationException(lexicon.Problem.ToString());
    }
}
