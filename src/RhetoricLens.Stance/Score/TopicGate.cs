using System.Collections.Frozen;
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
    private const int MinPrefix = 3;
    private const string HintSection = "[hints]";

    private static readonly string List = ReadList();
    private static readonly FrozenDictionary<ulong, TopicTerm[]> TermsByKey = Parse(List)
        .GroupBy(term => Key(term.Parts[0].Text))
        .ToFrozenDictionary(group => group.Key, group => group.ToArray());
    private static readonly ulong[] Filter = FilterOf(TermsByKey.Keys);

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
            var key = Key(tokens[i]);
            if (MayHold(key) && TermsByKey.TryGetValue(key, out var terms) && Shows(terms, tokens, i, ref hint))
                return true;
        }
        return false;
    }

    /// <summary>True for a term that shows the topic by itself, or a hint that differs from the first one met.</summary>
    private static bool Shows(TopicTerm[] terms, Tokens tokens, int at, ref int hint)
    {
        foreach (var term in terms)
        {
            if (!term.IsAt(tokens, at))
                continue;
            if (!term.IsHint || hint >= 0 && hint != term.Number)
                return true;
            hint = term.Number;
        }
        return false;
    }

    /// <summary>The first three characters, or all of a shorter token.</summary>
    private static ulong Key(ReadOnlySpan<char> token)
    {
        var key = (ulong)token[0];
        if (token.Length > 1)
            key |= (ulong)token[1] << 16;
        return token.Length > 2 ? key | (ulong)token[2] << 32 : key;
    }

    /// <summary>A Bloom filter of 4,096 bits: one multiplication turns away most words before the dictionary is asked.</summary>
    private static bool MayHold(ulong key)
    {
        var bit = Bit(key);
        return (Filter[bit >> 6] >> (bit & 63) & 1) != 0;
    }

    private static int Bit(ulong key) => (int)(key * 0x9E3779B97F4A7C15 >> 52);

    private static ulong[] FilterOf(IEnumerable<ulong> keys)
    {
        var filter = new ulong[64];
        foreach (var bit in keys.Select(Bit))
            filter[bit >> 6] |= 1UL << (bit & 63);
        return filter;
    }

    private static IEnumerable<TopicTerm> Parse(string list)
    {
        var hints = false;
        var number = 0;
        foreach (var line in Lines(list))
        {
            if (line[0] == '[')
                hints = line == HintSection;
            else
                yield return new TopicTerm(ParseParts(line), number++, hints);
        }
    }

    private static IEnumerable<string> Lines(string list) => list.Split('\n')
        .Select(line => line.Split('#')[0].Trim())
        .Where(line => line.Length > 0);

    private static TermPart[] ParseParts(string line)
    {
        var parts = new List<TermPart>();
        var tokens = new Tokens();
        foreach (var word in line.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            tokens.Read(word);
            for (var i = 0; i < tokens.Count; i++)
                parts.Add(new TermPart(tokens[i].ToString(), word[^1] == '*' && !tokens.IsIdeograph(i)));
        }
        if (parts.Count == 0 || parts[0].IsPrefix && parts[0].Text.Length < MinPrefix)
            throw new InvalidOperationException($"The term '{line}' of the topic list is empty or too short.");
        return [.. parts];
    }

    private static string ReadList()
    {
        using var stream = typeof(TopicGate).Assembly.GetManifestResourceStream("topic-terms.txt")
            ?? throw new InvalidOperationException("The embedded topic list is missing.");
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return reader.ReadToEnd().ReplaceLineEndings("\n");
    }
}
