using System.Runtime.CompilerServices;
using RhetoricLens.Core;

namespace RhetoricLens.Stance.Score;

/// <summary>
/// Lower-cased words of a passage, in reusable buffers: reading allocates nothing once the buffers have grown.
/// A word is a run of letters, marks and digits; "multi-stakeholder" and "multi stakeholder" read as "multistakeholder",
/// "l'Internet" as two words, "state's" as "state"; an ideograph or kana is a word of its own. Arabic is normalised lightly: one form of alef,
/// no vowel signs, no article and no particle before it (light stemming; Larkey, Ballesteros and Connell 2002).
/// Not safe for use by two threads at once.
/// </summary>
public sealed class Tokens
{
    /// <summary>Changes whenever the same text would give other tokens or hashes; part of a model's settings.</summary>
    public const int Version = 2;

    internal const ulong HashSeed = TextHash.Seed;
    internal const ulong HashPrime = TextHash.Prime;
    internal const ulong NumberHash = 0x9AE16A3B2F90404F;

    private char[] _chars = new char[2048];
    private int[] _ends = new int[512];
    private ulong[] _hashes = new ulong[512];
    private TokenTraits[] _traits = new TokenTraits[512];
    private int _used;
    private TokenTraits _pending;

    /// <summary>Number of tokens read.</summary>
    public int Count { get; private set; }

    /// <summary>The token's normal form.</summary>
    public ReadOnlySpan<char> this[int index] => _chars.AsSpan(index == 0 ? 0 : _ends[index - 1], Length(index));

    /// <summary>Hash of the normal form; all whole numbers share one.</summary>
    public ulong Hash(int index) => _hashes[index];

    /// <summary>True when punctuation stands between this token and the one before it.</summary>
    public bool StartsClause(int index) => _traits[index].HasFlag(TokenTraits.StartsClause);

    /// <summary>True when a full stop, question or exclamation mark stands between this token and the one before it.</summary>
    public bool StartsSentence(int index) => _traits[index].HasFlag(TokenTraits.StartsSentence);

    /// <summary>True for a Chinese character or kana.</summary>
    public bool IsIdeograph(int index) => _traits[index].HasFlag(TokenTraits.Ideograph);

    /// <summary>Replaces the tokens by those of a text.</summary>
    public void Read(ReadOnlySpan<char> text)
    {
        Clear(text.Length);
        for (var at = 0; at < text.Length;)
        {
            switch (CharTable.Classes[text[at]])
            {
                case CharClass.Letter or CharClass.Digit:
                    at = ReadWord(text, at);
                    break;
                case CharClass.Ideograph:
                    at = ReadIdeograph(text, at, 1);
                    break;
                case CharClass.HighIdeograph when at + 1 < text.Length && char.IsLowSurrogate(text[at + 1]):
                    at = ReadIdeograph(text, at, 2);
                    break;
                case CharClass.Clause:
                    _pending |= SentenceEnd.Stops.Contains(text[at]) ? TokenTraits.StartsClause | TokenTraits.StartsSentence : TokenTraits.StartsClause;
                    at++;
                    break;
                default:
                    at++;
                    break;
            }
        }
    }

    private int ReadWord(ReadOnlySpan<char> text, int at)
    {
        var start = _used;
        var hash = HashSeed;
        var letters = false;
        for (; at < text.Length; at++)
        {
            var c = text[at];
            var kind = CharTable.Classes[c];
            if (kind is CharClass.Letter or CharClass.Digit)
            {
                var lower = CharTable.Lower[c];
                _chars[_used++] = lower;
                hash = (hash ^ lower) * HashPrime;
                letters |= kind == CharClass.Letter;
            }
            else if (kind != CharClass.Ignorable)
            {
                var next = WordJoin.Next(text, at, kind, _chars.AsSpan(start, _used - start));
                if (next < 0)
                    break;
                if (next == at)
                {
                    at += 2;
                    break;
                }
                at = next - 1;
            }
        }
        if (letters && ArabicWord.PrefixLength(_chars.AsSpan(start, _used - start)) is > 0 and var prefix)
            hash = DropFirst(start, prefix);
        Add(letters ? hash : NumberHash, TokenTraits.None);
        return at;
    }

    /// <summary>Takes the first letters from the word that was read last; gives the hash of the rest.</summary>
    private ulong DropFirst(int start, int count)
    {
        _chars.AsSpan(start + count, _used - start - count).CopyTo(_chars.AsSpan(start));
        _used -= count;
        var hash = HashSeed;
        foreach (var c in _chars.AsSpan(start, _used - start))
            hash = (hash ^ c) * HashPrime;
        return hash;
    }

    private int ReadIdeograph(ReadOnlySpan<char> text, int at, int units)
    {
        var hash = HashSeed;
        foreach (var c in text.Slice(at, units))
        {
            _chars[_used++] = c;
            hash = (hash ^ c) * HashPrime;
        }
        Add(hash, TokenTraits.Ideograph);
        return at + units;
    }

    private void Add(ulong hash, TokenTraits traits)
    {
        _hashes[Count] = hash;
        _traits[Count] = traits | _pending;
        _ends[Count++] = _used;
        _pending = TokenTraits.None;
    }

    private void Clear(int length)
    {
        (Count, _used, _pending) = (0, 0, TokenTraits.None);
        if (_chars.Length < length)
            _chars = new char[length];
        if (_ends.Length >= length)
            return;
        (_ends, _hashes, _traits) = (new int[length], new ulong[length], new TokenTraits[length]);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private int Length(int index) => _ends[index] - (index == 0 ? 0 : _ends[index - 1]);

    [Flags]
    private enum TokenTraits : byte
    {
        None = 0,
        StartsClause = 1,
        Ideograph = 2,
        StartsSentence = 4,
    }
}
