namespace RhetoricLens.Documents.Index.Analysis;

/// <summary>Words as they stand in a text, one after another in one buffer that is used again for the next text.</summary>
internal sealed class SurfaceList
{
    private readonly List<int> _ends = [];
    private char[] _characters = new char[16 * 1024];
    private int _length;

    internal int Count => _ends.Count;

    internal void Clear()
    {
        _ends.Clear();
        _length = 0;
    }

    internal void Add(ReadOnlySpan<char> word)
    {
        if (_length + word.Length > _characters.Length)
            Array.Resize(ref _characters, Math.Max(_characters.Length * 2, _length + word.Length));
        word.CopyTo(_characters.AsSpan(_length));
        _ends.Add(_length += word.Length);
    }

    internal ReadOnlySpan<char> Word(int index)
    {
        var start = index == 0 ? 0 : _ends[index - 1];
        return _characters.AsSpan(start, _ends[index] - start);
    }
}
