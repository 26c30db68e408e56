using RhetoricLens.Core;
using RhetoricLens.Stance.Score;

namespace RhetoricLens.Stance.Coding.Check;

/// <summary>
/// Words of a passage as numbers, and runs of words as one number each. Unlike those of <see cref="Tokens"/>, numbers keep their value: article 5 is
/// not article 6.
/// </summary>
internal sealed class WordHashes
{
    private readonly Tokens _tokens = new();
    private ulong[] _words = new ulong[512];

    public int Count { get; private set; }

    /// <summary>Most words are single Chinese characters or kana.</summary>
    public bool IsIdeographic { get; private set; }

    public void Read(string text)
    {
        _tokens.Read(text);
        Count = _tokens.Count;
        if (_words.Length < Count)
            _words = new ulong[Count];
        var ideographs = 0;
        for (var i = 0; i < Count; i++)
        {
            _words[i] = TextHash.Of(_tokens[i]);
            ideographs += _tokens.IsIdeograph(i) ? 1 : 0;
        }
        IsIdeographic = 2 * ideographs > Count;
    }

    /// <summary>Hash of the words from one on.</summary>
    public ulong Run(int start, int length) => TextHash.Run(_words.AsSpan(start, length));

    /// <summary>The words as one reads them: with spaces, but for ideographs.</summary>
    public string Text(int start, int length) => string.Concat(Enumerable.Range(start, length).Select(i =>
        (i == start || (_tokens.IsIdeograph(i) && _tokens.IsIdeograph(i - 1)) ? "" : " ") + _tokens[i].ToString()));
}
