using System.Collections.Frozen;

namespace RhetoricLens.Crawling.Extract.Content;

/// <summary>What an element's name says about it.</summary>
[Flags]
internal enum TagKind
{
    None = 0,

    /// <summary>Stands inside a line; HTML's phrasing content, as far as paragraphs hold it.</summary>
    Phrasing = 1,

    /// <summary>Joined to the words beside it without a space or a new paragraph.</summary>
    Inline = 2,

    /// <summary>Makes of the division that holds it a container, not a paragraph.</summary>
    Block = 4,

    /// <summary>Its text is scored as a paragraph.</summary>
    Scored = 8,

    Heading = 16,

    /// <summary>ul or ol.</summary>
    List = 32,

    /// <summary>object, embed or iframe.</summary>
    Embed = 64,

    /// <summary>Never holds a page's text; neither read nor counted.</summary>
    Skipped = 128,

    /// <summary>Kept without its children, for what its presence says: img, input.</summary>
    Leaf = 256,
}

/// <summary>Kinds of elements by name.</summary>
internal static class TagKinds
{
    private static readonly FrozenDictionary<string, TagKind> ByName = Build();

    public static TagKind Of(string name) => ByName.GetValueOrDefault(name);

    private static FrozenDictionary<string, TagKind> Build()
    {
        var kinds = new Dictionary<string, TagKind>(StringComparer.OrdinalIgnoreCase);
        Add(TagKind.Phrasing, "abbr audio b bdo br button cite code data datalist dfn em embed i img input kbd label mark math meter object output progress q ruby samp select small span strong sub sup textarea time var wbr");
        Add(TagKind.Inline, "a abbr acronym b bdi bdo big cite code data del dfn em font i img ins kbd label mark math meta q rp rt ruby s samp small span strike strong sub sup time tt u var wbr link");
        Add(TagKind.Block, "blockquote dl div img ol p pre table ul");
        Add(TagKind.Scored, "section h2 h3 h4 h5 h6 p td pre");
        Add(TagKind.Heading, "h1 h2 h3 h4 h5 h6");
        Add(TagKind.List, "ul ol");
        Add(TagKind.Embed | TagKind.Leaf, "object embed iframe");
        Add(TagKind.Leaf, "img input br hr");
        Add(TagKind.Skipped, "script style noscript template svg canvas video audio select textarea button head link meta source track annotation annotation-xml frameset rp");
        return kinds.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

        void Add(TagKind kind, string names)
        {
            foreach (var name in names.Split(' '))
                kinds[name] = kinds.GetValueOrDefault(name) | kind;
        }
    }
}
