using System.Text.RegularExpressions;
using RhetoricLens.Core;

namespace RhetoricLens.Crawling.Extract.Facts;

/// <summary>Dates that readers of a page see in short lines, with what the words before them say they are.</summary>
internal sealed partial class VisibleDates
{
    /// <summary>Lines either side of the headline in which dates are its own.</summary>
    private const int LinesBefore = 6;
    private const int LinesAfter = 25;

    /// <summary>Characters after the headline within which dates are its own: a summary may stand between.</summary>
    private const int CharsAfter = 900;

    /// <summary>Characters of a line beyond which it is prose.</summary>
    private const int LongestLine = 250;

    /// <summary>Characters beside a date in a line that is about the date: names, times, reading time.</summary>
    private const int BesideDate = 110;

    private enum Meaning { Plain, Published, First, Modified, Other }

    private sealed record Seen(PartialDate Date, PartialDate? Swapped, Meaning Meaning, bool IsTime, int Line);

    private readonly PageMarkup _page;
    private readonly HashSet<PartialDate> _stamps;
    private readonly List<Seen> _atHeadline = [];
    private readonly List<Seen> _inArticle = [];

    public VisibleDates(PageMarkup page, DayOrder order)
    {
        _page = page;
        var near = Near();
        _stamps = page.Lines.SelectMany(line => line.Times).Select(time => PartialDate.TryParse(time, out var day) ? (PartialDate?)day : null).OfType<PartialDate>().ToHashSet();
        for (var i = 0; i < page.Lines.Count; i++)
        {
            var line = page.Lines[i];
            if (line.Text.Length > LongestLine || (line.IsBeside && !near.Contains(i)))
                continue;
            (near.Contains(i) ? _atHeadline : _inArticle).AddRange(In(line, i, order).Select(Turned));
        }
    }

    /// <summary>The first date beside the headline; null when there is none, or one that markup states too.</summary>
    /// <param name="stated">The day of publication in markup.</param>
    public DatedBy? AtHeadline(PartialDate? stated)
    {
        if (Days(_atHeadline.Concat(_inArticle), Meaning.First) is [var first, ..])
            return new DatedBy(first.Date, "text");
        var own = Days(_atHeadline, Meaning.Published) is { Count: > 0 } named ? named : Days(_atHeadline, Meaning.Plain);
        if (own.Count == 0 || own.Any(seen => seen.Date == stated || (stated is not null && seen.Swapped == stated)))
            return null;
        return new DatedBy(own[0].Date, own[0].IsTime ? "time" : "headline");
    }

    /// <summary>A line of the article that says when it was published.</summary>
    public DatedBy? SaidInArticle() => Days(_inArticle, Meaning.Published) is [var said, ..] ? new DatedBy(said.Date, said.IsTime ? "time" : "text") : null;

    private static List<Seen> Days(IEnumerable<Seen> dates, Meaning meaning) => [.. dates.Where(seen => seen.Date.Precision == DatePrecision.Day && seen.Meaning == meaning)];

    /// <summary>A date elsewhere in the article's column that its words or markup call the page's.</summary>
    public DatedBy? InArticle()
    {
        var days = _inArticle.Where(seen => seen.Date.Precision == DatePrecision.Day).ToArray();
        var named = days.FirstOrDefault(seen => seen.Meaning == Meaning.Published) ?? days.FirstOrDefault(seen => seen.Meaning == Meaning.Plain && (seen.IsTime || IsDateElement(seen)));
        var month = _atHeadline.FirstOrDefault(seen => seen.Date.Precision == DatePrecision.Month && seen.Meaning != Meaning.Modified);
        named ??= Sole(days);
        return named is not null ? new DatedBy(named.Date, named.IsTime ? "time" : "text") : month is null ? null : new DatedBy(month.Date, "headline");
    }

    /// <summary>The only day that the column gives in lines of its own.</summary>
    private Seen? Sole(Seen[] days)
    {
        var own = days.Where(seen => seen.Meaning == Meaning.Plain && _page.Lines[seen.Line].Text.Length < 40).ToArray();
        return own.Length > 0 && own.All(seen => seen.Date == own[0].Date) ? own[0] : null;
    }

    /// <summary>When the page says that it was changed.</summary>
    public DatedBy? Modified() =>
        _atHeadline.Concat(_inArticle).FirstOrDefault(seen => seen.Meaning == Meaning.Modified) is { } seen ? new DatedBy(seen.Date, "text (modified)") : null;

    /// <summary>A date of digits is read the other way when only so it is one that the page's markup gives in full.</summary>
    private Seen Turned(Seen seen) => seen.Swapped is { } other && _stamps.Contains(other) && !_stamps.Contains(seen.Date) ? seen with { Date = other, Swapped = seen.Date } : seen;

    private HashSet<int> Near()
    {
        var near = new HashSet<int>();
        var at = _page.HeadlineAt >= 0 ? _page.HeadlineAt : Math.Max(0, _page.ProseAt);
        for (int i = at - 1, lines = 0; i >= 0 && lines < (_page.HeadlineAt >= 0 ? LinesBefore : 2 * LinesBefore); i--, lines++)
        {
            if (!_page.Lines[i].IsBeside)
                near.Add(i);
        }
        for (int i = at + 1, chars = 0, lines = 0; i < _page.Lines.Count && lines < LinesAfter && chars < CharsAfter; i++, lines++)
        {
            var line = _page.Lines[i];
            // A heading that leads elsewhere begins a list of other pages.
            if (line is { IsHeading: true, IsLink: true })
                break;
            if (line.IsBeside)
                continue;
            chars += line.Text.Length;
            near.Add(i);
        }
        return near;
    }

    private IEnumerable<Seen> In(PageLine line, int at, DayOrder order)
    {
        var dates = WrittenDates.Find(line.Text, order);
        // The day of a speech is not that of its publication.
        if (Opening.IsHeading(line.Text))
            yield break;
        if (dates.Count == 0)
        {
            foreach (var time in line.Times.Take(2))
            {
                if (WrittenDates.Value(time, order) is { } date)
                    yield return new Seen(date, null, MeaningOf(Before(line.Text, at)), true, at);
            }
            yield break;
        }
        if (Originally().IsMatch(line.Text[..dates[0].Start]))
        {
            yield return new Seen(dates[0].Date, dates[0].Swapped, Meaning.First, false, at);
            yield break;
        }
        if (line.Text.Length - dates.Sum(date => date.End - date.Start) > BesideDate || IsTitle(line))
            yield break;
        var from = 0;
        foreach (var date in dates)
        {
            var before = line.Text[from..date.Start];
            var meaning = MeaningOf(from == 0 ? Before(before, at) : before);
            if (meaning == Meaning.Plain && dates.Count == 1 && ChangedClass(line))
                meaning = Meaning.Modified;
            from = date.End;
            yield return new Seen(date.Date, date.Swapped, meaning, line.Times.Count > 0, at);
        }
    }

    /// <summary>The words before a date; those of the line above when there are none.</summary>
    private string Before(string words, int at) =>
        words.Any(char.IsLetter) || at == 0 || _page.Lines[at - 1].Text.Length > 30 ? words : _page.Lines[at - 1].Text;

    private bool IsTitle(PageLine line) => _page.Headline.Text.Length > 0 && line.Text.Contains(_page.Headline.Text, StringComparison.OrdinalIgnoreCase) && line.Text.Length < _page.Headline.Text.Length + 40;

    private bool IsDateElement(Seen seen)
    {
        var element = _page.Lines[seen.Line].Element;
        return DateClass().IsMatch(element.ClassName ?? "") || DateClass().IsMatch(element.Id ?? "") || element.Children.Any(child => DateClass().IsMatch(child.ClassName ?? ""));
    }

    private static bool ChangedClass(PageLine line) => line.Element.QuerySelectorAll("*").Prepend(line.Element).Any(element =>
        element.ClassName is { Length: > 0 } name && name.Contains("updated", StringComparison.OrdinalIgnoreCase) && (element.LocalName != "time" || !name.Contains("published", StringComparison.OrdinalIgnoreCase)));

    private static Meaning MeaningOf(string words) =>
        OtherWords().IsMatch(words) ? Meaning.Other
        : PublishedWords().IsMatch(words) ? Meaning.Published
        : ModifiedWords().IsMatch(words) ? Meaning.Modified
        : Meaning.Plain;

    [GeneratedRegex(@"(?:^|[\s_-])(?:date|time|published|posted|pubdate|entry-date|post-date|timestamp)|(?:Date|Time|Published)(?:$|[\s_-])", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex DateClass();

    [GeneratedRegex(@"\b(?:originally|first) (?:published|posted|appeared|issued)\b.{0,40}$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Originally();

    [GeneratedRegex(@"\b(?:publish|posted|issued|released?|first seen|created)|publi[ée]|veröffentlicht|erschienen|pubblicat|gepubliceerd|опубликован|дата публикации|发布|發布|发表|نشر|تاريخ النشر", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex PublishedWords();

    [GeneratedRegex(@"\b(?:updat|modif|revis|review|edited|last change|as of|current as)|mis à jour|mise à jour|actualiz|atualiz|aktualisiert|stand:|aggiornat|bijgewerkt|обновлен|изменен|更新|修改|تحديث", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex ModifiedWords();

    [GeneratedRegex(@"©|\(c\)|\b(?:copyright|expires?|deadline|since|joined|born|until|through|ends?|starts?|begins?|valid|register|effective|between|accessed|retrieved|redeem|offers?|sale|save)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex OtherWords();
}
