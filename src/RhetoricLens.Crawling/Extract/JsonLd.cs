using System.Text.Json;
using AngleSharp.Dom;

namespace RhetoricLens.Crawling.Extract;

/// <summary>The page's description of itself in JSON-LD with the words of schema.org.</summary>
internal sealed class JsonLd
{
    private const int MaxObjects = 200;

    private static readonly JsonDocumentOptions Options = new() { MaxDepth = 32, AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip };
    private static readonly string[] Works = ["article", "creativework", "report", "posting", "speech", "legislation", "statement", "document", "review"];

    private readonly JsonElement? _work;

    private JsonLd(JsonElement? work) => _work = work;

    /// <summary>True when the page describes a work.</summary>
    public bool Exists => _work is not null;

    /// <summary>The first work that the page describes: an article or another kind of creative work.</summary>
    public static JsonLd Of(IDocument document)
    {
        var objects = new List<JsonElement>();
        foreach (var script in document.QuerySelectorAll("script[type='application/ld+json' i]"))
            Collect(script.TextContent, objects);
        var work = objects.FirstOrDefault(item => Works.Any(kind => TypeOf(item).Contains(kind, StringComparison.OrdinalIgnoreCase)));
        return new JsonLd(work.ValueKind == JsonValueKind.Object ? work : null);
    }

    /// <summary>The text at a path such as <c>author.name</c>; of lists the first entry counts, of objects their name or @id.</summary>
    public string? Text(string path)
    {
        if (_work is not { } current)
            return null;
        foreach (var name in path.Split('.'))
        {
            if (First(current).ValueKind != JsonValueKind.Object || !First(current).TryGetProperty(name, out current))
                return null;
        }
        return Plain(First(current));
    }

    private static string? Plain(JsonElement value)
    {
        var text = value.ValueKind switch
        {
            JsonValueKind.String => Safe(value),
            JsonValueKind.Number => value.GetRawText(),
            JsonValueKind.Object when value.TryGetProperty("name", out var name) => Plain(First(name)),
            JsonValueKind.Object when value.TryGetProperty("@id", out var id) => Plain(id),
            _ => null,
        };
        return string.IsNullOrWhiteSpace(text) ? null : text.Trim();
    }

    private static JsonElement First(JsonElement value) =>
        value.ValueKind == JsonValueKind.Array && value.GetArrayLength() > 0 ? value[0] : value;

    private static string TypeOf(JsonElement item) =>
        item.ValueKind == JsonValueKind.Object && item.TryGetProperty("@type", out var type) && First(type).ValueKind == JsonValueKind.String ? Safe(First(type)) ?? "" : "";

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
            using var document = JsonDocument.Parse(json, Options);
            Flatten(document.RootElement.Clone(), objects);
        }
        catch (JsonException)
        {
            // Broken JSON-LD is common and says nothing; the page's other metadata count.
        }
    }

    private static void Flatten(JsonElement value, List<JsonElement> objects)
    {
        if (objects.Count >= MaxObjects)
            return;
        if (value.ValueKind == JsonValueKind.Array)
        {
            foreach (var item in value.EnumerateArray())
                Flatten(item, objects);
        }
        else if (value.ValueKind == JsonValueKind.Object)
        {
            objects.Add(value);
            if (value.TryGetProperty("@graph", out var graph))
                Flatten(graph, objects);
        }
    }
}
