using System.Text.RegularExpressions;

namespace RhetoricLens.Crawling.Extract.Voices;

/// <summary>How sure it is that a line begins with the name of who speaks.</summary>
internal enum LabelKind
{
    /// <summary>Set apart in bold, with a colon.</summary>
    Bold,

    /// <summary>In capitals, or a word such as Question, with a colon.</summary>
    Capitals,

    /// <summary>A name in ordinary letters with a colon.</summary>
    Plain,

    /// <summary>A name alone in its line.</summary>
    Line,
}

/// <summary>The beginning of a contribution in a transcript.</summary>
/// <param name="Text">Name, office and name, or Question and the like, without what sets it apart.</param>
/// <param name="Role">What the label says of the speaker in lower case after a comma or in brackets; null when nothing.</param>
/// <param name="Kind">How it is set apart.</param>
internal sealed partial record TurnLabel(string Text, string? Role, LabelKind Kind)
{
    /// <summary>Characters from which a label is a sentence.</summary>
    private const int Longest = 220;

    /// <summary>Labels of voices that have no name; they speak for no state.</summary>
    private static readonly HashSet<string> Nameless = new(StringComparer.OrdinalIgnoreCase)
    {
        "Question", "Remark", "Reply", "Response", "Answer", "Moderator", "Reporter", "Journalist", "Interviewer", "Q", "A", "Participant",
        "Pregunta", "Respuesta", "Pergunta", "Resposta", "Frage", "Antwort", "Réponse", "Вопрос", "Ответ", "Реплика", "Ведущий", "Ведущая", "Корреспондент", "问", "答", "记者", "主持人", "سؤال", "جواب",
    };

    /// <summary>Headings of minutes and forms that look like names.</summary>
    private static readonly HashSet<string> Headings = new(StringComparer.OrdinalIgnoreCase)
    {
        "Note", "Notes", "Subject", "Date", "Time", "Place", "Venue", "Location", "Contact", "Source", "Tags", "Photo", "Email", "Phone", "Tel", "Fax", "Address", "Website", "Summary", "Background", "Attachment", "Update", "Editor's note", "Editors' note",
        "Key points", "Read more", "See also", "Related", "Further reading", "Media contact", "Press contact", "For example", "Step", "Example", "Warning", "Tip", "Pros", "Cons", "Agenda", "Annex", "Mr President", "Madam President", "Mr Chairman", "Madam Chair", "Topics", "Theme", "Theme song",
    };

    /// <summary>True when the label names nobody.</summary>
    public bool IsNameless => Nameless.Contains(Text);

    /// <summary>True when it begins with a form of address or an office: Mr. Example.</summary>
    public bool IsAddressed => Honorific().IsMatch(Text) || LoudAddress().IsMatch(Text);

    /// <summary>The label with which a paragraph begins; null when it begins with none.</summary>
    /// <param name="text">The paragraph.</param>
    /// <param name="bold">What of its beginning is bold; null when nothing is.</param>
    public static TurnLabel? Of(string text, string? bold)
    {
        if (bold is not null && text.StartsWith(bold, StringComparison.Ordinal) && OfBold(text, bold) is { } set)
            return set;
        if (Letter().Match(text) is { Success: true } letter)
            return new TurnLabel(letter.Groups["label"].Value, null, LabelKind.Capitals);
        if (Colon().Match(text) is { Success: true } match)
            return Made(match.Groups["label"].Value, IsLoud(match.Groups["label"].Value) ? LabelKind.Capitals : LabelKind.Plain);
        return text.Length <= 60 && (bold is null || bold.Length == text.Length) && !text.EndsWith('.') ? Alone(text) : null;
    }

    private static TurnLabel? OfBold(string text, string bold)
    {
        var colon = bold.IndexOf(':', StringComparison.Ordinal) is var inside && inside < 0 ? bold.IndexOf('：', StringComparison.Ordinal) : inside;
        var after = AfterBold().Match(text, bold.Length);
        if (colon < 0 && !after.Success)
            return null;
        // Some editors make the first words after the name bold too.
        return Made(colon < 0 ? bold + after.Groups["note"].Value : bold[..colon], LabelKind.Bold);
    }

    private static TurnLabel? Alone(string text) => Made(text, LabelKind.Line) is { } label && (label.IsNameless || Honorific().IsMatch(text) || (IsLoud(text) && text.Contains(' '))) ? label : null;

    private static TurnLabel? Made(string label, LabelKind kind)
    {
        var (name, role) = Apart(label.Trim(' ', ':', '：', '.', '[', ']', '-', '–', '—'));
        if (name.Length is 0 or > Longest || Headings.Contains(name) || name.StartsWith("DEAR ", StringComparison.OrdinalIgnoreCase))
            return null;
        return Nameless.Contains(name) || PersonLabel().IsMatch(name) || (kind != LabelKind.Plain && kind != LabelKind.Line && (LoudLabel().IsMatch(name) || OfficeLabel().IsMatch(name))) || Honorific().IsMatch(name)
            || (kind == LabelKind.Plain && OfficeLabel().IsMatch(name)) ? new TurnLabel(name, role, kind) : null;
    }

    /// <summary>Cuts off what follows in brackets, or after a comma when it is a function.</summary>
    private static (string Name, string? Role) Apart(string label)
    {
        var bracket = label.IndexOf('(', StringComparison.Ordinal);
        if (bracket > 1 && label.EndsWith(')') && label.IndexOf(", ", StringComparison.Ordinal) is var before && (before < 0 || before > bracket))
            return (label[..bracket].Trim(), label[(bracket + 1)..].Trim(' ', ')') is { Length: > 0 } inside && !Rendering().IsMatch(inside) ? inside : null);
        var comma = label.IndexOf(", ", StringComparison.Ordinal);
        return comma > 2 && comma + 2 < label.Length && PersonLabel().IsMatch(label[..comma]) && (char.IsLower(label[comma + 2]) || Function().IsMatch(label[(comma + 2)..])) ? (label[..comma], label[(comma + 2)..]) : (label, null);
    }

    private static bool IsLoud(string label) => Nameless.Contains(label.Trim()) || (label.Any(char.IsUpper) && !label.Any(char.IsLower)) || LoudLabel().IsMatch(label);

    // Two to thirty words that begin and end with a capital letter.
    [GeneratedRegex(@"^\p{Lu}[\p{L}\p{M}.’'-]*(?:,? [\p{L}\p{M}.’'()-]+){0,28} \p{Lu}[\p{L}\p{M}.’'-]*$", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex PersonLabel();

    // MR. KRAMER, THE PRESIDENT, SECRETARY EXAMPLE, Mr. KRAMER.
    [GeneratedRegex(@"^(?:(?:Mr|Ms|Mrs|Dr|Mme|M|Sra?|H\.E)\.? )?\p{Lu}[\p{Lu}\p{M}.’'-]+(?: [\p{Lu}\p{M}.’'-]+){0,5}$", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex LoudLabel();

    [GeneratedRegex(@"^(?:Mr|Ms|Mrs|Miss|Dr|Prof|Sir|Lord|Lady|Baroness|Mme|Sra?|H\.E|Ambassador|Minister|President|Senator|Secretary|Professor|Governor|Commissioner|Chair(?:man|woman|person)?)\.? \p{Lu}[\p{L}\p{M}.’'-]+(?: [\p{L}\p{M}.’'-]+){0,4}$", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Honorific();

    [GeneratedRegex(@"^(?:THE |MR|MS|MRS|DR|SIR|SECRETARY|PRESIDENT|PRIME MINISTER|MINISTER|AMBASSADOR|SENATOR|GOVERNOR|COMMISSIONER|CHAIR)", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex LoudAddress();

    [GeneratedRegex(@"^(?:\p{Lu}\p{Ll}+ )?(?:General Director|Director|President|Minister|Chair|Head|Deputy|Secretary|Ambassador|Professor|CEO|Editor|Member|Governor|Mayor|Representative|Spokes|Adviser|Commissioner)", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Function();

    // One word that is an office: Президент, В. Путин's like come as names.
    [GeneratedRegex(@"^(?:The )?(?:President|Chair(?:man|woman|person)?|Moderator|Spokes(?:man|woman|person)|Secretary-General|Prime Minister|Foreign Minister|Chancellor|Президент|Председатель|Министр|\p{Lu}\.\s?(?:\p{Lu}\.\s?)?\p{Lu}\p{Ll}+|\p{IsCJKUnifiedIdeographs}{2,10})$", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex OfficeLabel();

    [GeneratedRegex(@"\G(?<note>\s?\([^)]{1,60}\))?\s?[:：]", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex AfterBold();

    [GeneratedRegex(@"translat|interpret|video|phone|in [A-Z]\p{Ll}+$|off.?mic", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Rendering();

    // Q. What ...; Q What ...; A. That ...
    [GeneratedRegex(@"^(?:(?<label>Q)[.\s]\s*|(?<label>A)\.\s+)(?=[\p{Lu}“""])", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Letter();

    [GeneratedRegex(@"^\[?(?<label>[\p{L}][^:：.!?“”""«»]{0,140}(?:\.[^:：!?“”""«»]{1,50})?)\]?\s?[:：](?:\s|(?<=：)|$)", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Colon();
}
