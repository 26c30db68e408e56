using System.Text.RegularExpressions;
using RhetoricLens.Core;
using RhetoricLens.Crawling.Text;
using UglyToad.PdfPig.Content;

namespace RhetoricLens.Crawling.Extract.Pdf;

/// <summary>What a PDF says of itself: on its first page, in its running heads, and last in its document information, which is often a typist's or a template's.</summary>
internal sealed partial class PdfFacts(PdfPage first, IReadOnlyList<string> heads, DocumentInformation information)
{
    /// <summary>Characters beyond which a row of a first page is text, not a date or symbol standing for itself.</summary>
    private const int LongestMark = 80;

    /// <summary>Words of a title.</summary>
    private const int ShortestTitle = 2, LongestTitle = 45;

    /// <summary>Names that stand in large type above the title of documents of the United Nations.</summary>
    private static readonly HashSet<string> Organs = new(StringComparer.OrdinalIgnoreCase)
    {
        "United Nations", "General Assembly", "Security Council", "Economic and Social Council", "Trusteeship Council", "Human Rights Council", "Commission on Crime Prevention and Criminal Justice",
        "Trade and Development Board", "Conference on Disarmament", "International Telecommunication Union", "World Summit on the Information Society",
    };

    private readonly SortedDictionary<string, string> _origins = new(StringComparer.Ordinal);

    /// <summary>For each known fact, where it was found.</summary>
    public IReadOnlyDictionary<string, string> Origins => _origins;

    /// <summary>The facts.</summary>
    /// <param name="source">Supplies what the document does not say.</param>
    /// <param name="address">Where it came from.</param>
    /// <param name="paragraphs">The text.</param>
    /// <param name="language">The catalogue's Lang entry; null when there is none.</param>
    public DocumentFacts Read(Source source, Uri address, IReadOnlyList<PdfParagraph> paragraphs, string? language)
    {
        var symbol = Note("symbol", Symbol());
        var date = Date();
        if (date is { } found)
            _origins["date"] = found.Origin;
        var title = Note("title", Title(paragraphs) ?? Informed(information.Title, IsTitle)) ?? symbol ?? "";
        var speaker = Note("speaker", Informed(information.Author, IsName) ?? (source.Country is null ? null : (source.Institution, "source")));
        var country = Note("country", source.Country is null ? null : (source.Country, "source"));
        var spoken = Note("language", language is { Length: > 1 } ? (language, "pdf lang") : source.Languages is [var only] ? (only, "source") : null) ?? "und";
        return new DocumentFacts(
            source.Id, title, date?.Date, country, speaker, null, null, null, spoken.Replace('_', '-'), address.AbsoluteUri, null, null, country is null ? SpeakerType.Nonstate : SpeakerType.State)
        {
            Extra = symbol is null ? new SortedDictionary<string, string>(StringComparer.Ordinal) : new(StringComparer.Ordinal) { ["symbol"] = symbol },
        };
    }

    /// <summary>A symbol of the United Nations where the document carries its own, not where it cites another's.</summary>
    private (string, string)? Symbol()
    {
        var masthead = first.Rows.Where(row => row.Baseline > 0.6 * first.Height && row.Text.Length <= LongestMark).Select(row => (row.Text, "masthead"));
        foreach (var (text, origin) in heads.Select(head => (head, "running head")).Concat(masthead))
        {
            if (UnSymbol().Match(text) is { Success: true } found)
                return (found.Value.TrimEnd('.'), origin);
        }
        return null;
    }

    private (PartialDate Date, string Origin)? Date()
    {
        var rows = first.Rows.Select(row => row.Text).ToArray();
        if (Adopted().Match(string.Join(' ', rows)) is { Success: true } adoption && FileDates.Read(adoption.Groups["date"].Value) is { } adopted)
            return (adopted, "adoption");
        var marks = rows.Where(row => row.Length <= LongestMark).ToArray();
        var dates = marks.Select(FileDates.Read).OfType<PartialDate>().ToArray();
        // A day says more than a month, wherever it stands.
        foreach (var precision in new[] { DatePrecision.Day, DatePrecision.Month })
        {
            if (dates.Where(date => date.Precision == precision).Take(1).ToArray() is [var found])
                return (found, "first page");
        }
        return information.GetCreatedDateTimeOffset() is { Year: >= 1993 and <= PartialDate.MaxYear } made ? (PartialDate.FromDay(DateOnly.FromDateTime(made.DateTime)), "pdf information") : null;
    }

    /// <summary>The first paragraph of the first page in its largest type, or in bold when nothing is larger than the text.</summary>
    private static (string, string)? Title(IReadOnlyList<PdfParagraph> paragraphs)
    {
        var body = paragraphs.GroupBy(paragraph => paragraph.Size).MaxBy(group => group.Sum(paragraph => paragraph.Text.Length))?.Key ?? 0;
        var shown = paragraphs.Where(paragraph => paragraph.Page == 1 && (paragraph.Size > 1.1 * body || paragraph.Bold) && paragraph.Size >= body && IsTitle(paragraph.Text) && !Organs.Contains(UnSymbol().Replace(paragraph.Text, "").Trim())).ToArray();
        return shown.Length == 0 ? null : (shown.MaxBy(paragraph => paragraph.Size)!.Text, "largest type");
    }

    private static (string, string)? Informed(string? value, Func<string, bool> isUsable)
    {
        var text = TextClean.SingleSpaced(TextClean.Strip(value ?? ""));
        return isUsable(text) ? (text, "pdf information") : null;
    }

    private string? Note(string fact, (string Value, string Origin)? found)
    {
        if (found is not { } known)
            return null;
        _origins[fact] = known.Origin;
        return known.Value;
    }

    /// <summary>File names and templates are no titles.</summary>
    private static bool IsTitle(string text)
    {
        var words = text.Split(' ', StringSplitOptions.RemoveEmptyEntries).Length;
        return words is >= ShortestTitle and <= LongestTitle && text.Count(char.IsLetter) > text.Length / 2 && !FileName().IsMatch(text);
    }

    /// <summary>A name has two parts or more; a single word is a typist's account.</summary>
    private static bool IsName(string text) => Name().IsMatch(text);

    // Series of organs, sessional and other components, each after a slash (Dag Hammarskjold Library, UN document symbols); one component has a number.
    [GeneratedRegex(@"\b(?:A|S|E|T|ST|TD|DP|CD|NPT|BWC|CCW|CRC|CCPR|CERD|CEDAW|CAT|CMW|CRPD|CED|HRI|HSP|LC|MP|SPLOS|ISBA|ICCD|FCCC|CBD|UNEP|UNODC|CAC|CTOC|CCPCJ|ECE|ESCAP|ECA|LC|WSIS|IDB|GC|DESA|UNW|ICEF|EC|PBC|JIU|AT|UNIDIR|UNITAR|UNU)(?:/[A-Z0-9][A-Za-z0-9.\-()]*)*/(?=[A-Za-z.]*\d)[A-Z0-9][A-Za-z0-9.\-()]*(?:/(?:Add|Rev|Corr|Amend)\.\d+)*", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex UnSymbol();

    [GeneratedRegex(@"\badopted\b[^.]{0,120}?\bon (?<date>\d{1,2} [A-Z][a-z]+ \d{4})", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Adopted();

    [GeneratedRegex(@"^(?:microsoft (?:word|powerpoint)|untitled|document\d*$|slide)|\.(?:docx?|pdf|indd|qxd|pptx?|rtf|wpd|odt|tex|dvi)\b", RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex FileName();

    [GeneratedRegex(@"^\p{Lu}[\p{L}.’'-]*(?: \p{L}[\p{L}.’'-]*){0,4} \p{Lu}[\p{L}.’'-]+$", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Name();
}
