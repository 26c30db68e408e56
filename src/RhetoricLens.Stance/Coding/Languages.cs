using System.Collections.Frozen;

namespace RhetoricLens.Stance.Coding;

/// <summary>Language tags of coded passages (BCP 47): an ISO 639-1 code, perhaps with script or region, or <c>und</c>.</summary>
internal static class Languages
{
    private static readonly string[] Codes = (
        "aa ab ae af ak am an ar as av ay az ba be bg bh bi bm bn bo br bs ca ce ch co cr cs cu cv cy da de dv dz ee el en eo es et eu fa ff fi fj fo fr fy "
        + "ga gd gl gn gu gv ha he hi ho hr ht hu hy hz ia id ie ig ii ik io is it iu ja jv ka kg ki kj kk kl km kn ko kr ks ku kv kw ky la lb lg li ln lo lt "
        + "lu lv mg mh mi mk ml mn mr ms mt my na nb nd ne ng nl nn no nr nv ny oc oj om or os pa pi pl ps pt qu rm rn ro ru rw sa sc sd se sg sh si sk sl sm "
        + "sn so sq sr ss st su sv sw ta te tg th ti tk tl tn to tr ts tt tw ty ug uk ur uz ve vi vo wa wo xh yi yo za zh zu und").Split(' ');

    private static readonly FrozenSet<string> Known = Codes.ToFrozenSet(StringComparer.Ordinal);

    /// <summary>The tag with its language in lower case; null when the language is none of ISO 639-1.</summary>
    public static string? Normal(string tag)
    {
        var end = tag.AsSpan().IndexOfAny('-', '_');
        var language = (end < 0 ? tag : tag[..end]).ToLowerInvariant();
        return Known.Contains(language) ? language + (end < 0 ? "" : "-" + tag[(end + 1)..]) : null;
    }

    /// <summary>A code that a wrong one may stand for: English for eng, German for ger.</summary>
    public static string Nearest(string tag) => Spelling.Nearest(tag.ToLowerInvariant(), Codes);
}
