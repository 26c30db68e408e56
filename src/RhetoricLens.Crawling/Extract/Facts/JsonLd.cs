using System.Net;
using System.Text.Json;

namespace RhetoricLens.Crawling.Extract.Facts;

/// <summary>Somebody named by a page's markup.</summary>
/// <param name="Name">As given.</param>
/// <param name="IsOrganisation">True when the markup says that it is one.</param>
internal sealed record NamedParty(string Name, bool IsOrganisation);

/// <summary>The page's description of itself in JSON-LD with the words of schema.org: all objects, in whatever graph they stand.</summary>
internal sealed class JsonLd
{
    private const int MaxObjects = 500;
    private const int MaxNesting = 8;

    private static readonly JsonDocumentOptions Options = new() { MaxDepth = 64, AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip };

    /// <summary>Kinds of works from the most telling: a page about an article also describes itself as a page.</summary>
    private static readonly string[][] Works =
    [
        ["article", "posting", "speech", "legislation", "statement", "report"],
        ["creativework", "document", "review", "recipe", "howto", "guide"],
        ["webpage", "itempage", "faqpage", "aboutpage"],
    ];

    private readonly Dictionary<string, JsonElement> _byId = new(StringComparer.Ordinal);
    private readonly JsonElement[] _works;

    private JsonLd(List<JsonElement> objects)
    {
        foreach (var item in objects)
        {
            if (Property(item, "@id") is { ValueKind: JsonValueKind.String } id && Safe(id) is { } name && item.EnumerateObject().Count() > 1)
                _byId.TryAdd(name, item);
        }
        _works = Works.SelectMany(kinds => objects.Where(item => kinds.Any(kind => TypeOf(item).Contains(kind, StringComparison.OrdinalIgnoreCase)))).Distinct().ToArray();
    }

    /// <summary>The works that a page describes.</summary>
    public static JsonLd Of(PageElements elements)
    {
        var objects = new List<JsonElement>();
        foreach (var script in elements.Named("script").Where(script => string.Equals(script.GetAttribute("type"), "application/ld+json", StringComparison.OrdinalIgnoreCase)))
            Collect(script.TextContent, objects);
        return new JsonLd(objects);
    }

    /// <summary>
    /// The text at a path such as <c>author.name</c> in the first work that has it; of lists the first entry counts, of objects their
    /// name or @id.
    /// </summary>
    public string? Text(string path) => _works.Select(work => Plain(Walk(work, path))).FirstOrDefault(text => text is not null);

    /// <summary>Everybody in a field such as <c>author</c> of the first work that names somebody there.</summary>
    public IReadOnlyList<NamedParty> Parties(string field) =>
        _works.Select(work => Entries(Property(work, field)).SelectMany(Party).ToArray()).FirstOrDefault(parties => parties.Length > 0) ?? [];

    private IEnumerable<NamedParty> Party(JsonElement entry)
    {
        var item = Resolve(entry);
        var names = item.ValueKind == JsonValueKind.Object ? Entries(Property(item, "name")) : Entries(item);
        var isOrganisation = TypeOf(item).Contains("organization", StringComparison.OrdinalIgnoreCase);
        return names.Select(name => name.ValueKind == JsonValueKind.String ? Clean(Safe(name)) : null).OfType<string>().Select(name => new NamedParty(name, isOrganisation));
    }

    private JsonElement Walk(JsonElement work, string path)
    {
        var current = work;
        foreach (var name in path.Split('.'))
            current = Resolve(First(Property(current, name)));
        return current;
    }

    /// <summary>A mere reference is what it refers to.</summary>
    private JsonElement Resolve(JsonElement item) =>
        Property(item, "@id") is { ValueKind: JsonValueKind.String } id && Property(item, "name").ValueKind == JsonValueKind.Undefined && Safe(id) is { } name
            ? _byId.GetValueOrDefault(name, item) : item;

    private static string? Plain(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => Clean(Safe(value)),
        JsonValueKind.Number => value.GetRawText(),
        JsonValueKind.Object when Property(value, "name") is { ValueKind: not JsonValueKind.Undefined } name => Plain(First(name)),
        JsonValueKind.Object when Property(value, "@id") is { ValueKind: JsonValueKind.String } id => Safe(id),
        _ => null,
    };

    /// <summary>Null when nothing is left; many sites escape JSON-LD as if it were HTML, some twice.</summary>
    private static string? Clean(string? text)
    {
        var plain = WebUtility.HtmlDecode(WebUtility.HtmlDecode(text))?.Trim();
        return string.IsNullOrEmpty(plain) ? null : plain;
    }

    private static JsonElement Property(JsonElement item, string name) =>
        item.ValueKind == JsonValueKind.Object && item.TryGetProperty(name, out var value) ? value : default;

    private static JsonElement First(JsonElement value) =>
        value.ValueKind == JsonValueKind.Array && value.GetArrayLength() > 0 ? value[0] : value;

    private static IEnumerable<JsonElement> Entries(JsonElement value) =>
        value.ValueKind == JsonValueKind.Array ? value.EnumerateArray() : value.ValueKind == JsonValueKind.Undefined ? [] : [value];

    private static string TypeOf(JsonElement item) =>
        string.Join(' ', Entries(Property(item, "@type")).Select(type => type.ValueKind == JsonValueKind.String ? Safe(type) : null));

    /// <summary>Null for a string with a lone surrogate, which JSON can write and .NET will not give out.</summary>
    private static string? Safe(JsonElement value)
    {
        try
        {
            return value.GetString();
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }

    private static void Collect(string json, List<JsonElement> objects)
    {
        try
        {
            // Line feeds inside strings are common and the only fault of many.
            var mended = string.Concat(json.Select(c => c < ' ' ? ' ' : c)).Replace("<!--", "", StringComparison.Ordinal).Replace("-->", "", StringComparison.Ordinal);
            using var document = JsonDocument.Parse(mended.Trim().TrimEnd(';'), Options);
            Flatten(document.RootElement.Clone(), objects, 0);
        }
        catch (JsonException)
        {
            // Broken JSON-LD is common and says nothing; the page's other metadata count.
        }
    }

    private static void Flatten(JsonElement value, List<JsonElement> objects, int depth)
    {
        if (objects.Count >= MaxObjects || depth > MaxNesting)
            return;
        if (value.ValueKind == JsonValueKind.Array)
        {
            foreach (var item in value.EnumerateArray())
                Flatten(item, objects, depth + 1);
        }
        else if (value.ValueKind == JsonValueKind.Object)
        {
            objects.Add(value);
            foreach (var inner in new[] { "@graph", "mainEntity", "mainEntityOfPage", "author", "creator" })
                Flatten(Property(value, inner), objects, depth + 1);
        }
    }
}
