namespace RhetoricLens.Stance.Train;

/// <summary>By what a text is known again without its words, white space and case apart.</summary>
/// <param name="Hash">As in <see cref="TrainedOn"/>.</param>
/// <param name="Length">Characters, each run of white space counted as one.</param>
public readonly record struct PassageMark(ulong Hash, int Length)
{
    /// <summary>The mark of a text.</summary>
    public static PassageMark Of(string text) => OfFolded(TrainedOn.Folded(text));

    internal static PassageMark OfFolded(string folded) => new(TrainedOn.OfFolded(folded), folded.Length);
}

/// <summary>A document in which marked texts are looked for.</summary>
internal sealed class MarkedText
{
    private readonly string _folded;
    private readonly int[] _places;

    /// <param name="text">The document's text.</param>
    public MarkedText(string text)
    {
        _folded = TrainedOn.Folded(text);
        _places = new int[text.Length + 1];
        // Place in the folded text of each character: white space counts once between words and not at the ends.
        var at = 0;
        for (var i = 0; i < text.Length; i++)
        {
            _places[i] = Math.Min(at, _folded.Length);
            if (!char.IsWhiteSpace(text[i]) || (at > 0 && !char.IsWhiteSpace(text[i - 1])))
                at++;
        }
        _places[^1] = Math.Min(at, _folded.Length);
    }

    /// <summary>A stretch of the text in places of the folded one.</summary>
    public (int Start, int End) Stretch(int start, int end) => (_places[start], _places[end]);

    /// <summary>Where a marked text stands, from word to word; null when it is nowhere.</summary>
    public (int Start, int End)? Find(PassageMark mark)
    {
        for (var start = 0; start + mark.Length <= _folded.Length; start++)
        {
            var end = start + mark.Length;
            if ((start == 0 || _folded[start - 1] == ' ') && (end == _folded.Length || _folded[end] == ' ') && TrainedOn.OfFolded(_folded[start..end]) == mark.Hash)
                return (start, end);
        }
        return null;
    }
}
