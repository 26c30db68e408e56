using RhetoricLens.Core;

namespace RhetoricLens.Stance.Coding.Standoff;

/// <summary>A decision on a passage that is not here: where its text stands, and how to know it again.</summary>
/// <param name="Corpus">Folder of the text.</param>
/// <param name="Document">File name of the text without <c>.txt</c>.</param>
/// <param name="Start">First character, in Unicode code points of the text with line feeds and without byte order mark.</param>
/// <param name="End">One past the last.</param>
/// <param name="Sha256">Of the passage as UTF-8, each run of white space made one space, none around it; 64 lower-case hexadecimal digits.</param>
/// <param name="Label">The decision.</param>
/// <param name="Coder">Who decided; may be empty.</param>
/// <param name="Set">What the passage is for: <c>dev</c>, <c>train</c> or <c>own</c>.</param>
public sealed record StandoffRow(string Corpus, string Document, int Start, int End, string Sha256, CodebookLabel Label, string Coder, string Set)
{
    /// <summary>Id of the passage: <c>corpus:document:start-end</c>.</summary>
    public string Id => FormattableString.Invariant($"{Corpus}:{Document}:{Start}-{End}");

    /// <summary>The <see cref="Sha256"/> of a passage.</summary>
    public static string Fingerprint(string passage) => DocumentId.Sha256(PassageText.Collapse(passage));
}
