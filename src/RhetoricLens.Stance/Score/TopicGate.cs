using System.Security.Cryptography;
using System.Text;

namespace RhetoricLens.Stance.Score;

/// <summary>
/// Whether a passage is about Internet, cyber or ICT policy at all: it holds a term of the embedded list <c>topic-terms.txt</c>,
/// or two different ones of its hints.
/// What does not pass is no position and is not scored further.
/// </summary>
public static class TopicGate
{
    private const string HintSection = "[hints]";

    private static readonly string List = ReadList();
    private static readonly TermIndex<TopicTerm> Index = new(Parse(List));

    /// <summary>Lower-case hexadecimal SHA-256 of the word list; a model states with which list it was measured.</summary>
    public static string Sha256 { get; } = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(List)));

    /// <summary>The terms as they stand in the list.</summary>
    public static IReadOnlyList<string> Terms { get; } = [.. Lines(List).Where(line => line[0] != '[')];

    public static bool IsOnTopic(string passage)
    {
        var tokens = new Tokens();
        tokens.Read(passage);
        return IsOnTopic(tokens);
    }

    public static bool IsOnTopic(Tokens tokens)
    {
        var hint = -1;
        for (var i = 0; i < tokens.Count; i++)
        {
            if (Shows(tokens, i, ref hint))
                return true;
        }
        return false;
    }

    /// <summary>True for a term that shows the topic by itself, or a hint that differs from the first one met.</summary>
    private static bool Shows(Tokens tokens, int at, ref int hint)
    {
        foreach (ref readonly var term in Index.Candidates(tokens, at))
        {
            if (!term.IsAt(tokens, at))
                continue;
            if (!term.Value.IsHint || hint >= 0 && hint != term.Value.Number)
                return true;
            hint = term.Value.Number;
        }
        return false;
    }

    private static IEnumerable<(TermPattern, TopicTerm)> Parse(string list)
    {
        var hints = false;
        var number = 0;
        foreach (var line in Lines(list))
        {
            if (line[0] == '[')
                hints = line == HintSection;
            else
                yield return (TermPattern.Parse(line) ?? throw new InvalidOperationException($"The term '{line}' of the topic list is empty or too short."), new TopicTerm(number++, hints));
        }
    }

    private static IEnumerable<string> Lines(string list) => list.Split('\n')
        .Select(line => line.Split('#')[0].Trim())
        .Where(line => line.Length > 0);

    private static string ReadList()
    {
        using var stream = typeof(TopicGate).Assembly.GetManifestResourceStream("topic-terms.txt")
            ?? throw new InvalidOperationException("The embedded topic list is missing.");
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return reader.ReadToEnd().ReplaceLineEndings("\n");
    }

    /// <param name="Number">Place in the list.</param>
    /// <param name="IsHint">True when it takes two different such terms to show the topic.</param>
    private readonly record struct TopicTerm(int Number, bool IsHint);
}
