using System.Text.RegularExpressions;
using RhetoricLens.Crawling.Text;

namespace RhetoricLens.Crawling.Extract.Facts;

/// <summary>Those who sign a text.</summary>
/// <param name="Names">At least one.</param>
/// <param name="Origin">Where they were found.</param>
/// <param name="Role">What the byline says of the only one; null when it says nothing.</param>
internal sealed record SignedBy(IReadOnlyList<string> Names, string Origin, string? Role = null);

/// <summary>
/// Finds who signs a page's text: what its markup states, unless readers are shown a byline that names a person where markup names an account,
/// the site or fewer people.
/// </summary>
internal sealed partial class Bylines
{
    private const int LinesBefore = 6;
    private const int LinesAfter = 20;
    private const int LongestByline = 160;

    private static readonly string[] Lists = ["citation_author", "dcterms.creator", "dc.creator", "article:author", "author", "bc:authors"];
    private static readonly string[] Ones = ["parsely-author", "sailthru.author", "byl", "byline", "article:author_name", "author_name", "og:author", "article.author", "creator"];

    private readonly PageMarkup _page;
    private readonly HashSet<string> _siteNames;
    private readonly Lazy<AuthorElements> _authors;

    private Bylines(PageMarkup page)
    {
        _page = page;
        _authors = new Lazy<AuthorElements>(() => new AuthorElements(page.Elements));
        _siteNames = new[] { page.Meta["og:site_name"], page.JsonLd.Text("publisher"), page.Meta["application-name"] }
            .OfType<string>().Select(Headlines.Letters).Where(name => name.Length > 0).ToHashSet(StringComparer.Ordinal);
    }

    /// <summary>Null when nobody signs.</summary>
    public static SignedBy? Find(PageMarkup page)
    {
        var bylines = new Bylines(page);
        var stated = bylines.Stated();
        var seen = bylines.Seen();
        return Apart(stated is null || seen is null ? stated ?? seen ?? bylines.SiteItself() : IsBetter(seen, stated) ? seen : stated);
    }

    private static SignedBy? Apart(SignedBy? signed)
    {
        if (signed is null)
            return null;
        var apart = signed.Names.Select(PersonNames.Apart).ToArray();
        return signed with { Names = [.. apart.Select(part => part.Name)], Role = apart is [var one] ? one.Role : null };
    }

    private static bool IsBetter(SignedBy seen, SignedBy stated)
    {
        if (!seen.Names.All(PersonNames.LooksPersonal))
            return false;
        var (shown, marked) = (Words(seen), Words(stated));
        return marked.IsSubsetOf(shown) || !stated.Names.All(PersonNames.LooksPersonal) || (seen.Origin == "byline" && !shown.Overlaps(marked));
    }

    private SignedBy? Stated()
    {
        var parties = _page.JsonLd.Parties("author").Concat(_page.JsonLd.Parties("author").Any(party => !party.IsOrganisation) ? [] : _page.JsonLd.Parties("creator"));
        var people = parties.Where(party => !party.IsOrganisation).Select(party => PersonNames.Clean(party.Name)).OfType<string>().Distinct(StringComparer.OrdinalIgnoreCase).ToArray();
        if (people.Length > 0 && !people.All(IsSite))
            return new SignedBy(people, "json-ld");
        foreach (var name in Lists)
        {
            if (_page.Meta.All(name).SelectMany(PersonNames.Split).Where(author => !IsSite(author)).Distinct(StringComparer.OrdinalIgnoreCase).ToArray() is { Length: > 0 } authors2)
                return new SignedBy(authors2, name.StartsWith("dc", StringComparison.Ordinal) ? "dublin core" : name);
        }
        var one = _page.Meta.First(Ones);
        if (one is { } found && PersonNames.Split(found.Value) is { Count: > 0 } names && !names.All(IsSite))
            return new SignedBy(names, found.Name);
        return Labelled();
    }

    /// <summary>Cards for social media that label a value as the author.</summary>
    private SignedBy? Labelled()
    {
        for (var i = 1; i <= 2; i++)
        {
            if (_page.Meta[$"twitter:label{i}"] is { } label && label.EndsWith(" by", StringComparison.OrdinalIgnoreCase) && PersonNames.Split(_page.Meta[$"twitter:data{i}"] ?? "") is { Count: > 0 } names)
                return new SignedBy(names, "twitter:data");
        }
        return null;
    }

    /// <summary>When nobody else is named, an organisation that markup names as the author.</summary>
    private SignedBy? SiteItself()
    {
        var organisation = _page.JsonLd.Parties("author").Select(party => PersonNames.Clean(party.Name)).OfType<string>().FirstOrDefault()
            ?? _page.Meta.All("author").Select(PersonNames.Clean).OfType<string>().FirstOrDefault();
        return organisation is null ? null : new SignedBy([organisation], "json-ld");
    }

    private SignedBy? Seen() => AtHeadline() ?? Marked(near: true) ?? Marked(near: false);

    /// <summary>A line beside the headline that says "By ..." or stands under a line that says so.</summary>
    private SignedBy? AtHeadline() => Signed(Near(), allowPlain: true);

    private SignedBy? Signed(IEnumerable<int> places, bool allowPlain)
    {
        foreach (var i in places)
        {
            var line = _page.Lines[i].Text;
            if (LoneLabel().IsMatch(line) && (allowPlain || line.Length > 2) && i + 1 < _page.Lines.Count && PersonNames.Split(_page.Lines[i + 1].Text) is { Count: > 0 } below)
                return new SignedBy(below, "byline");
            var signed = Byline().Match(line);
            if (signed.Success && (allowPlain || !signed.Groups["plain"].Success) && PersonNames.Split(signed.Groups["names"].Value) is { Count: > 0 } names && (!signed.Groups["plain"].Success || names.All(PersonNames.IsPerson)))
                return new SignedBy(names, "byline");
        }
        return null;
    }

    private IEnumerable<int> Near()
    {
        var at = _page.HeadlineAt >= 0 ? _page.HeadlineAt : Math.Max(0, _page.ProseAt - LinesBefore);
        for (var i = at + 1; i < Math.Min(_page.Lines.Count, at + 1 + LinesAfter); i++)
        {
            if (IsNear(i))
                yield return i;
        }
        for (var i = at - 1; i >= Math.Max(0, at - LinesBefore); i--)
        {
            if (IsNear(i))
                yield return i;
        }
    }

    private bool IsNear(int i) => !_page.Lines[i].IsBeside && _page.Lines[i].Text.Length is > 1 and <= LongestByline;

    /// <summary>A line that markup or a class name calls the author's.</summary>
    private SignedBy? Marked(bool near)
    {
        if (!near && Signed(Enumerable.Range(Math.Max(0, _page.HeadlineAt), _page.Lines.Count - Math.Max(0, _page.HeadlineAt)).Where(IsNear), allowPlain: false) is { } written)
            return written;
        var places = near ? Near() : Enumerable.Range(0, _page.Lines.Count).Where(IsNear);
        var authors = _authors.Value;
        foreach (var i in places)
        {
            var element = _page.Lines[i].Element;
            if (authors.Of(element) is { } author && PersonNames.Split(TextClean.SingleSpaced(author.TextContent)) is { Count: > 0 } names && names.All(name => PersonNames.LooksPersonal(name) || near) && !names.All(IsSite))
                return new SignedBy(names, near ? "byline" : "author");
        }
        return null;
    }

    private bool IsSite(string name) => _siteNames.Contains(Headlines.Letters(name));

    private static HashSet<string> Words(SignedBy signed) =>
        signed.Names.SelectMany(name => name.ToLowerInvariant().Split([' ', ',', '.'], StringSplitOptions.RemoveEmptyEntries)).ToHashSet(StringComparer.Ordinal);

    [GeneratedRegex(@"^(?:(?:written|words|story|text|article|posted|created|reported) by|by|authors?|autor|автор|作者)\s*:?$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex LoneLabel();

    [GeneratedRegex(@"^(?:(?:.{0,40}[|•·–—]\s*)?(?<plain>by|von|par|por)\s+(?<names>.+)|(?:.{0,40}\s)?(?:(?:written|words|story|article|posted|reported|interview) by|authors?\s?:|by\s?:|autora?\s?:|auteur\s?:|автор\s?:|作者\s?[:：])\s*(?<names>.+))$", RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Byline();
}
