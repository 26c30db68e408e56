using System.Text.RegularExpressions;
using RhetoricLens.Core;

namespace RhetoricLens.Crawling.Extract.Voices;

/// <summary>Finds the contributions of a transcript by the labels with which they begin.</summary>
internal static partial class Transcript
{
    /// <summary>Labels in ordinary letters, or alone in their lines, that make a transcript: a page of notes has a few such lines too.</summary>
    private const int FewestPlain = 3;

    /// <summary>One in so many contributions says I: lists of products do not.</summary>
    private const int FewestFirstPerson = 4;

    /// <summary>Paragraphs from which what follows a single name is a speech.</summary>
    private const int FewestAfter = 3;

    /// <summary>The turns, each from its label to the next; none when the text is no transcript.</summary>
    /// <param name="blocks">Paragraphs and what of their beginnings is bold.</param>
    /// <param name="starts">Where each begins in the text; one more than there are paragraphs.</param>
    /// <param name="country">For which state the page itself speaks.</param>
    public static List<Turn> Turns(IReadOnlyList<(string Text, string? Bold)> blocks, int[] starts, string? country)
    {
        var labels = Accepted(WithoutPhrases(blocks.Select(block => TurnLabel.Of(block.Text, block.Bold)).ToArray(), blocks), blocks);
        var names = labels.OfType<TurnLabel>().Select(label => label.Text).ToHashSet(StringComparer.Ordinal);
        var offices = Offices(labels.OfType<TurnLabel>(), names);
        var turns = new List<Turn>();
        for (var i = 0; i < blocks.Count; i++)
        {
            if (labels[i] is not { } label)
                continue;
            var end = Array.FindIndex(labels, i + 1, next => next is not null) is var next and >= 0 ? next : blocks.Count;
            var name = NameIn(label.Text, names);
            var office = offices.GetValueOrDefault(name);
            turns.Add(new Turn(starts[i], starts[end] - 2, name, office, StateOf(office, country), IsQuotation: false));
        }
        return turns;
    }

    /// <summary>Takes out labels such as "Key Features": words of a phrase, but not of a name, stand in lower case elsewhere in the text.</summary>
    private static TurnLabel?[] WithoutPhrases(TurnLabel?[] labels, IReadOnlyList<(string Text, string? Bold)> blocks)
    {
        var named = labels.OfType<TurnLabel>().Where(label => !IsSpeakerBeyondDoubt(label)).SelectMany(label => LowerWords(label.Text)).ToHashSet(StringComparer.Ordinal);
        // An answer needs a question; else A is the article.
        if (!labels.Any(label => label?.Text == "Q"))
            labels = [.. labels.Select(label => label?.Text == "A" ? null : label)];
        if (named.Count == 0)
            return labels;
        var common = InText(named, blocks);
        return [.. labels.Select(label => label is null || IsSpeakerBeyondDoubt(label) || !LowerWords(label.Text).Any(common.Contains) ? label : null)];
    }

    /// <summary>Which of the words stand in the text.</summary>
    private static HashSet<string> InText(HashSet<string> words, IReadOnlyList<(string Text, string? Bold)> blocks)
    {
        var lookup = words.GetAlternateLookup<ReadOnlySpan<char>>();
        var found = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (text, _) in blocks)
        {
            foreach (var match in Word().EnumerateMatches(text))
            {
                if (lookup.TryGetValue(text.AsSpan(match.Index, match.Length), out var word))
                    found.Add(word);
            }
        }
        return found;
    }

    private static bool IsSpeakerBeyondDoubt(TurnLabel label) => label.IsNameless || label.IsAddressed || (label.Text.Contains(' ') && Office().IsMatch(label.Text));

    /// <summary>The words of the name, which ends a label.</summary>
    private static IEnumerable<string> LowerWords(string label) => label.Split([' ', ','], StringSplitOptions.RemoveEmptyEntries).TakeLast(2).Where(word => word.Length > 2).Select(word => word.ToLowerInvariant());

    /// <summary>Keeps the kinds of label that this text uses for its speakers.</summary>
    private static TurnLabel?[] Accepted(TurnLabel?[] labels, IReadOnlyList<(string Text, string? Bold)> blocks)
    {
        var bold = labels.Where(label => label?.Kind == LabelKind.Bold).ToArray();
        if (bold.Length > 1 ? bold.Any(label => IsSpeakerBeyondDoubt(label!)) || IsDialogue(labels, LabelKind.Bold, blocks) : bold.Length == 1 && !bold[0]!.IsNameless && IsSoleSpeaker(bold[0]!.Text, blocks))
            return WithForgotten(labels);
        foreach (var kind in new[] { LabelKind.Capitals, LabelKind.Plain, LabelKind.Line })
        {
            // Contributions written with Q and A side by side may name the speaker once in full.
            var kept = kind == LabelKind.Plain ? Keep(labels, LabelKind.Plain, LabelKind.Capitals) : Keep(labels, kind);
            if (IsTranscript(kept.OfType<TurnLabel>().ToArray(), kind) && (kept.Any(label => label is not null && IsSpeakerBeyondDoubt(label)) || IsDialogue(kept, kind, blocks)))
                return kept;
        }
        return new TurnLabel?[labels.Length];
    }

    /// <summary>Somebody speaks twice, most labels can be names, and those who speak say I, address one another or take strict turns.</summary>
    private static bool IsDialogue(TurnLabel?[] labels, LabelKind kind, IReadOnlyList<(string Text, string? Bold)> blocks)
    {
        var at = Enumerable.Range(0, labels.Length).Where(i => labels[i]?.Kind == kind).ToArray();
        if (at.Length < 2 || at.Select(i => labels[i]!.Text).Distinct(StringComparer.Ordinal).Count() is var different && different == at.Length && at.Length > 2)
            return false;
        if (different == 2 && at.Length > 3 && at.All(i => IsBareName(labels[i]!.Text)) && at.Skip(1).Where((i, n) => labels[i]!.Text != labels[at[n]]!.Text).Count() == at.Length - 1)
            return at.Any(i => SaysI(labels, blocks, i));
        return 2 * at.Count(i => labels[i]!.IsNameless || IsBareName(labels[i]!.Text) || kind == LabelKind.Capitals) > at.Length
            && FewestFirstPerson * at.Count(i => SaysI(labels, blocks, i)) >= at.Length;
    }

    /// <summary>Whether the speaker of a contribution says I within its first paragraphs.</summary>
    private static bool SaysI(TurnLabel?[] labels, IReadOnlyList<(string Text, string? Bold)> blocks, int at) =>
        Enumerable.Range(at, Math.Min(FewestAfter, blocks.Count - at)).TakeWhile(i => i == at || labels[i] is null).Any(i => FirstPerson().IsMatch(blocks[i].Text));

    /// <summary>Editors forget to set a label in bold: in a transcript that has bold ones, names and offices count without.</summary>
    private static TurnLabel?[] WithForgotten(TurnLabel?[] labels)
    {
        var names = labels.Where(label => label?.Kind == LabelKind.Bold).Select(label => label!.Text).ToArray();
        return [.. labels.Select(label => label is { Kind: LabelKind.Bold } || (label is { Kind: LabelKind.Plain or LabelKind.Capitals } && (label.IsNameless ? label.Text.Length > 1
            : IsBareName(label.Text) || Office().IsMatch(label.Text) || names.Any(name => name.EndsWith(label.Text, StringComparison.Ordinal)))) ? label : null)];
    }

    private static bool IsBareName(string label) => label.Split(' ') is { Length: 2 or 3 } words && words.All(word => char.IsUpper(word[0]));

    /// <summary>One speaker alone is labelled with an office, or begins near the beginning and speaks of himself.</summary>
    private static bool IsSoleSpeaker(string label, IReadOnlyList<(string Text, string? Bold)> blocks) =>
        Office().IsMatch(label) || StateOffices.CountryOf(label) is not null
        || (IsBareName(label) && blocks.TakeWhile(block => !block.Text.StartsWith(label, StringComparison.Ordinal)).Count() is var before && before < FewestAfter + 3
            && blocks.Count - before > FewestAfter && blocks.Skip(before).Any(block => FirstPerson().IsMatch(block.Text)));

    /// <summary>Speakers take turns: somebody speaks twice, or two are set in capitals and one is addressed (MR. EXAMPLE) or a mere role (QUESTION).</summary>
    private static bool IsTranscript(TurnLabel[] labels, LabelKind kind)
    {
        var different = labels.Select(label => label.Text).Distinct(StringComparer.Ordinal).Count();
        return kind == LabelKind.Capitals
            ? labels.Length >= 2 && different >= 2 && (different < labels.Length || labels.Any(label => label.IsNameless || label.IsAddressed))
            : labels.Length >= FewestPlain && different >= 2 && different < labels.Length;
    }

    private static TurnLabel?[] Keep(TurnLabel?[] labels, params LabelKind[] kinds) => [.. labels.Select(label => label is not null && kinds.Contains(label.Kind) ? label : null)];

    /// <summary>The office of each speaker whose label, once at least, gives it.</summary>
    private static Dictionary<string, string> Offices(IEnumerable<TurnLabel> labels, HashSet<string> names)
    {
        var offices = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var label in labels)
        {
            var name = NameIn(label.Text, names);
            var office = name.Length < label.Text.Length ? label.Text[..^name.Length].Trim(' ', ',') : label.Role;
            if (!string.IsNullOrEmpty(office))
                offices.TryAdd(name, office);
        }
        return offices;
    }

    /// <summary>The shortest other label with which this one ends; failing that, its last two words when an office stands before them.</summary>
    private static string NameIn(string label, HashSet<string> labels)
    {
        var shorter = labels.Where(other => other.Length < label.Length && label.EndsWith(" " + other, StringComparison.Ordinal)).MinBy(other => other.Length);
        if (shorter is not null)
            return shorter;
        var office = Office().Match(label);
        if (office.Success && StateOffices.AfterState(label) is { } rest && IsBareName(rest))
            return rest;
        if (office.Success)
            return label[office.Length..].Trim();
        // Russian President Ann Example.
        return label.Split(' ') is { Length: > 3 } words && StateOffices.CountryOf(string.Join(' ', words[..^2])) is not null ? string.Join(' ', words[^2..]) : label;
    }

    /// <summary>The state whose office it is: the one the office names, or the page's own for a plain office of state.</summary>
    private static string? StateOf(string? office, string? own) =>
        office is null ? null : StateOffices.CountryOf(office) ?? (OfficeOfState().IsMatch(office) ? own : null);

    [GeneratedRegex(@"\b(?:I|I[’']\w+|me|my|Mr|Ms|Mrs|thank you|sir|Я|я|мне|меня|спасибо|je|j[’']|moi|ich|mir|mich|yo|me|eu|meu)\b|我|谢谢|أنا", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex FirstPerson();

    [GeneratedRegex(@"(?<![\p{L}\p{N}./@_-])\p{Ll}{3,}(?![\p{L}\p{N}@_]|\.\p{L})", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Word();

    // An office, as far as the two capitalised words that end the label.
    [GeneratedRegex(@"^(?:(?:\p{Lu}[\p{L}’'-]+ |and |of |First |Vice-){0,5}(?=(?:Minister|Speaker|CEO|Mayor|Head|Director|Governor|President|Chairman|Commissioner|Ombudsman|Secretary)\b)|(?:Acting |Deputy |First |Prime |Federal |Foreign |Vice |Her Majesty |His Majesty )*)(?:President|Minister|Chairman|Chairperson|Chancellor|King|Emir|Governor|Head|Director|Secretary|Ambassador|Commissioner|Premier|Mayor|Speaker|Plenipotentiary|Aide|Adviser|General Director|Director General|CEO|Ombudsman|Vice-Rector|Rector|Moderator|Editor|Metropolitan|Patriarch)\b.*(?= \p{Lu}[\p{L}.’'-]+ \p{Lu}[\p{L}.’'-]+$)", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Office();

    // Offices that only a state has, without a word on whose: a guest's would say.
    [GeneratedRegex(@"^(?:(?:First |Deputy |Acting )*(?:Prime Minister|President|\p{Lu}\p{L}+ Minister)|(?:First |Deputy )*Minister of \p{Lu}[^.;]+|Presidential \p{Lu}.*)$", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex OfficeOfState();
}
