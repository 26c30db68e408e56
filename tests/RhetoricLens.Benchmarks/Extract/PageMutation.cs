using System.Text;

namespace RhetoricLens.Benchmarks.Extract;

/// <summary>Breaks pages as transfers, templates and enemies break them; the same seed breaks them in the same way.</summary>
internal sealed class PageMutation(int seed)
{
    private const int MostChanges = 12;
    private const int LongestPiece = 2_000;

    /// <summary>Markup that parsers and readers treat in ways of its own.</summary>
    private static readonly string[] Traps =
    [
        "<!--", "-->", "<script>", "</script>", "<style>", "<title>", "<textarea>", "<plaintext>", "<svg><title>", "<math><annotation-xml encoding=text/html>", "<table><tr><td><table>", "</p>", "</body>",
        "<article>", "<article><article>", "</article>", "<a href=#>", "<a><a>", "<b><i></b></i>", "<br><br>", "<br> <br>", "<select><option>", "<frameset>", "<noscript>", "<template>", "<iframe>", "<object><embed>",
        "<template id=B:0>", "<div hidden id=S:0>", "<template id='B:0'></template><div hidden id='S:0'><template id='B:0'></template></div>", "<p itemprop=articleBody>", "<td colspan=999999999 rowspan=-1>", "<blockquote>",
        "<blockquote itemscope itemtype=https://schema.org/Quotation><cite itemprop=creator>", "<base href='//['>", "<link rel=canonical href='http://['>", "<meta charset=utf-16>", "<h1></h1>", "<b>Name:</b>",
        "<script type=application/ld+json>{\"@type\":\"Article\",\"articleBody\":\"\\ud800</p>\"}</script>", "&#0;", "&#xD800;", "&notanentity", "\0", "\uFEFF", "\u202E", "<!doctype html><html><body>", "<x-y z=\"", "<div class='a b' class=c =>",
    ];

    private readonly Random _random = new(seed);

    /// <summary>A broken copy.</summary>
    /// <param name="page">Stays as it is.</param>
    /// <param name="other">Another page, of which a piece may land in it.</param>
    public byte[] Break(byte[] page, byte[] other)
    {
        var broken = new List<byte>(page);
        for (var changes = _random.Next(1, MostChanges); changes > 0; changes--)
            Change(broken, other);
        return [.. broken];
    }

    private void Change(List<byte> page, byte[] other)
    {
        var at = _random.Next(page.Count + 1);
        var length = Math.Min(_random.Next(1, LongestPiece), page.Count - at);
        switch (_random.Next(8))
        {
            case 0 when at < page.Count:
                page[at] = (byte)_random.Next(256);
                break;
            case 1:
                page.RemoveRange(at, length);
                break;
            case 2:
                page.InsertRange(at, Enumerable.Repeat(page.GetRange(at, length), _random.Next(1, 4)).SelectMany(piece => piece).ToArray());
                break;
            case 3:
                page.RemoveRange(at, page.Count - at);
                break;
            case 4 when other.Length > 0:
                page.InsertRange(at, other.AsSpan(_random.Next(other.Length)).ToArray().Take(LongestPiece).ToArray());
                break;
            case 5:
                page.InsertRange(at, Enumerable.Repeat(Trap(), _random.Next(1, 300)).SelectMany(trap => trap).ToArray());
                break;
            default:
                page.InsertRange(at, Trap());
                break;
        }
    }

    private byte[] Trap() => Encoding.UTF8.GetBytes(Traps[_random.Next(Traps.Length)]);
}
