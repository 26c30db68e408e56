using RhetoricLens.Core;

namespace RhetoricLens.Documents.Index.Analysis;

/// <summary>
/// Words as they stand in the fields of a document, one after another in one buffer that is used again for the next document, and the positions that the index gives what
/// begins there. The two are noted apart: pairs of Chinese characters are made between them, and have positions of their own.
/// </summary>
internal sealed class SurfaceList
{
    /// <summary>So many positions between two fields that nothing is near across them.</summary>
    private const int FieldGap = Limits.MaxNearWords + 1;

    private readonly List<(int End, long Start)> _words = [];
    private readonly List<(long Start, int Position)> _places = [];
    private char[] _characters = new char[16 * 1024];
    private int _length;
    private long _field;

    internal int Count => _words.Count;

    internal void Clear()
    {
        _words.Clear();
        _places.Clear();
        (_length, _field) = (0, 0);
    }

    /// <summary>What follows stands in another field than what came before.</summary>
    internal void BeginField() => _field++;

    /// <summary>Notes a word.</summary>
    /// <param name="word">As it stands in the text.</param>
    /// <param name="start">Its first character in the field.</param>
    internal void Add(ReadOnlySpan<char> word, int start)
    {
        if (_length + word.Length > _characters.Length)
            Array.Resize(ref _characters, Math.Max(_characters.Length * 2, _length + word.Length));
        word.CopyTo(_characters.AsSpan(_length));
        _words.Add((_length += word.Length, Key(start)));
    }

    /// <summary>Notes where the index puts what begins at a character.</summary>
    /// <param name="start">First character in the field.</param>
    /// <param name="increment">Positions from the one before.</param>
    internal void Place(int start, int increment)
    {
        var gap = _places.Count > 0 && _places[^1].Start >> 32 != _field ? FieldGap : 0;
        _places.Add((Key(start), (_places.Count == 0 ? -1 : _places[^1].Position) + gap + increment));
    }

    internal ReadOnlySpan<char> Word(int index)
    {
        var start = index == 0 ? 0 : _words[index - 1].End;
        return _characters.AsSpan(start, _words[index].End - start);
    }

    /// <summary>The position of a word: that of the last which begins no later. Fields follow one another with a gap.</summary>
    /// <param name="index">Of the word.</param>
    /// <param name="place">Where to look from; moves on. 0 for the first word.</param>
    internal int Position(int index, ref int place)
    {
        while (place + 1 < _places.Count && _places[place + 1].Start <= _words[index].Start)
            place++;
        return _places.Count == 0 ? index : _places[place].Position;
    }

    private long Key(int start) => (_field << 32) | (uint)start;
}
