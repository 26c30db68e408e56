using System.Text.Json;
using RhetoricLens.Core;
using RhetoricLens.Core.Outcomes;
using RhetoricLens.Crawling.Sources;
using RhetoricLens.Documents.Store;
using RhetoricLens.Queries;

namespace RhetoricLens.Api;

/// <summary>A source sent over the API: checked by the same rules as a definition file, each fault with the pointer of its field.</summary>
internal static class SourceRequest
{
    /// <summary>The shape of a definition, for the description of the API; it is read by the rules of definition files.</summary>
    public sealed record Definition(
        string Id, string Name, string? Country, string Institution, IReadOnlyList<string> Start, string? Feed, IReadOnlyList<string> Languages, Scope Scope, SourceSchedule? Schedule,
        bool? Enabled, string? Note);

    /// <summary>Which addresses belong to a source; see <see cref="SourceScope"/>.</summary>
    public sealed record Scope(IReadOnlyList<string> Hosts, IReadOnlyList<string>? Allow, IReadOnlyList<string>? Deny, int MaxDepth, int MaxPages, DateOnly? From, DateOnly? To);

    public static IResult Add(Database store, JsonElement body)
    {
        var read = SourceCatalogue.Parse(body.GetRawText());
        if (read.Sources is not [var source])
            return Faulty(read);
        return store.Sources.Get(source.Id) is not null
            ? ProblemAnswers.Of(new Problem("source_exists", $"There is a source \"{source.Id}\".", "/id", "Replace it with PUT, or choose another id."))
            : Keep(store, source, body, isNew: true);
    }

    public static IResult Put(Database store, string id, JsonElement body)
    {
        var read = SourceCatalogue.Parse(body.GetRawText());
        if (read.Sources is not [var source])
            return Faulty(read);
        return source.Id == id
            ? Keep(store, source, body, isNew: store.Sources.Get(id) is null)
            : ProblemAnswers.Of(new Problem("bad_source", $"The body is the source \"{source.Id}\", the address \"{id}\".", "/id", "Make them the same."));
    }

    private static IResult Keep(Database store, Source source, JsonElement body, bool isNew)
    {
        var problem = store.Sources.Register([source]) is [var unusable, ..] ? unusable : null;
        if (problem is null && body.TryGetProperty("enabled", out _))
            store.Sources.Enable(source.Id, source.Enabled);
        // A schedule that is sent is the user's choice, whatever was suggested or chosen before.
        if (problem is null && source.Schedule is not null)
            problem = store.Sources.SetSchedule(source.Id, source.Schedule);
        if (problem is not null)
            return ProblemAnswers.Of(problem with { Where = "/schedule" });
        var answer = SourceAnswer.Of(store.Sources.Get(source.Id)!);
        return isNew ? Results.Created($"/v1/sources/{source.Id}", answer) : Results.Ok(answer);
    }

    private static IResult Faulty(SourceCatalogue read) => ProblemAnswers.Of(
        new Problem("bad_source", $"The source cannot be used: {read.Problems[0].What}", "", "See errors for each field."), read.Problems);
}
