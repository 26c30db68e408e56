using System.Globalization;
using System.Text.Json;
using RhetoricLens.Core;
using RhetoricLens.Core.Outcomes;
using RhetoricLens.Crawling.Sources;

namespace RhetoricLens.Pages.Sources;

/// <summary>A source as it stands in a form. It is read by the rules of definition files, so that each fault has the name of its field.</summary>
internal sealed class SourceDraft
{
    private const int FirstDepth = 3;
    private const int FirstPages = 500;
    private static readonly char[] Gaps = ['\n', '\r', ',', ' ', '\t'];

    public string Address { get; set; } = "";

    public string Name { get; set; } = "";

    public string Country { get; set; } = "";

    public string Language { get; set; } = "";

    public string Id { get; set; } = "";

    public string Institution { get; set; } = "";

    public string Feed { get; set; } = "";

    public string Hosts { get; set; } = "";

    public string Allow { get; set; } = "";

    public string Deny { get; set; } = "";

    public int Depth { get; set; } = FirstDepth;

    public int Pages { get; set; } = FirstPages;

    public string From { get; set; } = "";

    public string To { get; set; } = "";

    public string Note { get; set; } = "";

    /// <summary>A source in the form, to be changed.</summary>
    public static SourceDraft Of(Source source) => new()
    {
        Address = string.Join('\n', source.Start),
        Name = source.Name,
        Country = source.Country ?? "",
        Language = string.Join(", ", source.Languages),
        Id = source.Id,
        Institution = source.Institution,
        Feed = source.Feed ?? "",
        Hosts = Lines(source.Scope.Hosts),
        Allow = Lines(source.Scope.Allow),
        Deny = Lines(source.Scope.Deny),
        Depth = source.Scope.MaxDepth,
        Pages = source.Scope.MaxPages,
        From = Day(source.Scope.From),
        To = Day(source.Scope.To),
        Note = source.Note,
    };

    /// <summary>Fills what can be taken from the address and was left empty.</summary>
    public void Complete()
    {
        Address = Address.Trim();
        if (Address.Length > 0 && !Address.Contains("://", StringComparison.Ordinal))
            Address = "https://" + Address;
        if (!Uri.TryCreate(Parts(Address).FirstOrDefault(), UriKind.Absolute, out var start) || start.Scheme is not ("http" or "https"))
            return;
        var host = start.IdnHost.ToLowerInvariant() + (start.IsDefaultPort ? "" : $":{start.Port}");
        (Hosts, Name) = (Or(Hosts, host), Or(Name, host));
        Institution = Or(Institution, Name);
        Id = Or(Id, IdOf(host)).Trim();
    }

    /// <summary>The source, or what is wrong with it, field by field.</summary>
    /// <param name="kept">As it is kept now: what the form does not show stays; null for a new one.</param>
    public (Source? Source, IReadOnlyList<Problem> Problems) Read(Source? kept)
    {
        Complete();
        var read = SourceCatalogue.Parse(JsonSerializer.Serialize(new
        {
            id = Id, name = Name, country = Country.Length > 0 ? Country : null, institution = Institution, start = Parts(Address), feed = Feed.Trim() is { Length: > 0 } feed ? feed : null,
            languages = Parts(Language) is { Length: > 0 } languages ? languages : ["und"],
            scope = new { hosts = Parts(Hosts), allow = Parts(Allow), deny = Parts(Deny), maxDepth = Depth, maxPages = Pages, from = From.Trim() is { Length: > 0 } from ? from : null, to = To.Trim() is { Length: > 0 } to ? to : null },
            note = Note.Trim() is { Length: > 0 } note ? note : null,
        }, Without));
        return (read.Sources is [var source] ? source with { Schedule = kept?.Schedule, Enabled = kept?.Enabled ?? false } : null, read.Problems);
    }

    private static readonly JsonSerializerOptions Without = new() { DefaultIgnoreCondition = System.Text.Json.Serialization.JsonIgnoreCondition.WhenWritingNull };

    private static string IdOf(string host) => string.Concat((host.StartsWith("www.", StringComparison.Ordinal) ? host[4..] : host).Select(c => char.IsAsciiLetterOrDigit(c) ? c : '-'));

    private static string Or(string text, string otherwise) => text.Trim().Length > 0 ? text.Trim() : otherwise;

    private static string[] Parts(string text) => text.Split(Gaps, StringSplitOptions.RemoveEmptyEntries);

    private static string Lines(IReadOnlyList<string> items) => string.Join('\n', items);

    private static string Day(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "";
}
