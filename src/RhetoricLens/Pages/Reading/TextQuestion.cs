using System.Globalization;
using RhetoricLens.Core.Outcomes;
using RhetoricLens.Queries;
using RhetoricLens.Queries.Words;

namespace RhetoricLens.Pages.Reading;

/// <summary>What search or concordance is asked by its page, and the address that asks it.</summary>
/// <param name="Page">Path of the page.</param>
/// <param name="Words">The question without the label.</param>
/// <param name="Label">Only documents or passages with this label; null for all.</param>
public sealed record TextQuestion(string Page, SearchWords Words, string? Label)
{
    public const string SearchPage = "/search";
    public const string ConcordancePage = "/concordance";

    /// <summary>Words of context on either side of a keyword; null for the usual number.</summary>
    public int? Context { get; init; }

    public bool IsEmpty => string.IsNullOrWhiteSpace(Words.Q);

    /// <summary>The question as search understands it, the label as a part of the query.</summary>
    public SearchWords Asked => Words with { Q = Joined(Words.Q, Field("label", Label)) };

    /// <summary>What narrows the texts, without the words that are looked for.</summary>
    public SearchWords Set => Words with { Q = Field("label", Label), Cursor = null, Limit = null, Sort = null, Level = null };

    /// <summary>What is asked of the places of the words.</summary>
    public Outcome<ConcordanceQuery> Lines =>
        ConcordanceQuery.Parse(SearchQuery.Parse(Asked with { Level = null, Sort = null, Cursor = null, Limit = null }), Context, Words.Sort, Words.Limit, Words.Cursor);

    public string Address => AddressAt(Page);

    /// <summary>Reads what a page was asked; a saved query is put in its place.</summary>
    internal static Outcome<TextQuestion> Read(Workspace workspace, string page, SearchWords words, string? label)
    {
        var whole = workspace.Complete(words);
        return whole.IsOk ? new TextQuestion(page, whole.Value with { Query = null }, string.IsNullOrWhiteSpace(label) ? null : label) : whole.Problem;
    }

    /// <summary>The same question without a place in its answer.</summary>
    public TextQuestion FromStart => this with { Words = Words with { Cursor = null } };

    /// <summary>The question put to the other of the two pages, whose orders and levels are others.</summary>
    public string AddressOn(string page) => (this with { Words = Words with { Cursor = null, Sort = null, Level = null }, Context = null }).AddressAt(page);

    /// <summary>Address of the search's answer under the API.</summary>
    /// <param name="path">Route.</param>
    /// <param name="limit">Hits wanted; null for the usual number.</param>
    public string SearchFile(string path, int? limit) => QueryAddress(path, Pairs(Asked with { Cursor = null, Limit = limit }));

    /// <summary>Address of the concordance's answer under the API, which knows sources and labels as parts of the query.</summary>
    public string ConcordanceFile(string path) => QueryAddress(
        path, [.. Pairs(Words with { Q = Joined(Joined(Words.Q, Field("source", Words.Source)), Field("label", Label)), Source = null, Cursor = null, Limit = null }), ("words", Number(Context))]);

    /// <summary>Address of the company of its words under the API.</summary>
    public string CollocationFile(string path) => QueryAddress(
        path, [.. Pairs(Words with { Source = null, Cursor = null, Limit = null, Sort = null }), ("in", Joined(Field("source", Words.Source), Field("label", Label))), ("min", "2")]);

    private string AddressAt(string page) => QueryAddress(page, [.. Pairs(Words), ("label", Label), ("words", Number(Context))]);

    /// <summary>Both parts must hold; the one that is there when the other is missing.</summary>
    private static string? Joined(string? query, string? field) =>
        string.IsNullOrWhiteSpace(field) ? query : string.IsNullOrWhiteSpace(query) ? field : $"({query}) {field}";

    private static string? Field(string name, string? value) =>
        string.IsNullOrWhiteSpace(value) ? null : $"{name}:\"{value.Replace("\"", "", StringComparison.Ordinal)}\"";

    private static string? Number(int? number) => number?.ToString(CultureInfo.InvariantCulture);

    private static string QueryAddress(string path, IEnumerable<(string Name, string? Value)> pairs) => Parts.ViewAddress.Of(path, [.. pairs]);

    private static (string Name, string? Value)[] Pairs(SearchWords words) =>
    [
        ("q", words.Q), ("query", words.Query), ("country", words.Country), ("from", words.From), ("to", words.To), ("lang", words.Lang), ("kind", words.Kind),
        ("source", words.Source), ("level", words.Level), ("sort", words.Sort), ("limit", Number(words.Limit)), ("cursor", words.Cursor),
    ];
}
