using System.Security.Cryptography;
using System.Text;
using Microsoft.Net.Http.Headers;
using RhetoricLens.Queries;

namespace RhetoricLens.Api;

/// <summary>
/// Strong ETags (RFC 9110). What is answered from documents, copies, passages and scores is known to be the same as long as the store's revision,
/// the index and the models are: the tag is made of these and the question, and an answer that the client has is not computed again. Of everything else the tag is a hash of the answer.
/// </summary>
internal sealed class EntityTags(Workspace workspace)
{
    /// <summary>Longest answer that is held back to be hashed; a longer one goes out as it comes, without a tag.</summary>
    private const int MaxHashedBytes = 2 * 1024 * 1024;

    private static readonly string[] Revised = ["/v1/trends", "/v1/search", "/v1/countries", "/v1/scale", "/v1/validity", "/v1/documents", "/v1/passages", "/v1/concordance", "/v1/collocations", "/v1/keyness", "/v1/frames"];

    /// <summary>Another build of the program may answer otherwise.</summary>
    private static readonly string Program = typeof(EntityTags).Module.ModuleVersionId.ToString("N");

    public async Task InvokeAsync(HttpContext context, RequestDelegate next)
    {
        var path = context.Request.Path.Value ?? "";
        if (!HttpMethods.IsGet(context.Request.Method) || !path.StartsWith("/v1/", StringComparison.Ordinal) || JobEvents.IsStream(context.Request.Path))
            await next(context);
        else if (Array.Exists(Revised, prefix => path.StartsWith(prefix, StringComparison.Ordinal)))
            await OfRevisionAsync(context, next);
        else
            await OfBodyAsync(context, next);
    }

    private async Task OfRevisionAsync(HttpContext context, RequestDelegate next)
    {
        var tag = Quoted(Encoding.UTF8.GetBytes(string.Join('\n', State(), context.Request.Path, context.Request.QueryString, context.Request.Headers.Accept)));
        if (IsKnown(context, tag))
        {
            NotModified(context, tag);
            return;
        }
        context.Response.OnStarting(() =>
        {
            if (context.Response.StatusCode == StatusCodes.Status200OK)
                context.Response.Headers.ETag = tag;
            return Task.CompletedTask;
        });
        await next(context);
    }

    /// <summary>All that such an answer depends on beside the question.</summary>
    private string State() => string.Join('\n', Program, workspace.Store.StoreId, workspace.Store.Revision(), workspace.Index.Sequence, workspace.ModelId, workspace.AnsweringModel());

    private static async Task OfBodyAsync(HttpContext context, RequestDelegate next)
    {
        var outer = context.Response.Body;
        await using var held = new HeldBody(outer, MaxHashedBytes);
        context.Response.Body = held;
        try
        {
            await next(context);
        }
        finally
        {
            context.Response.Body = outer;
        }
        // Nothing is written for an empty answer, so that a problem can still be.
        if (held.Kept is not { Length: > 0 } body)
            return;
        if (context.Response.StatusCode == StatusCodes.Status200OK)
        {
            var tag = Quoted(body.Span);
            if (IsKnown(context, tag))
            {
                NotModified(context, tag);
                return;
            }
            context.Response.Headers.ETag = tag;
        }
        await outer.WriteAsync(body, context.RequestAborted);
    }

    private static void NotModified(HttpContext context, string tag)
    {
        context.Response.StatusCode = StatusCodes.Status304NotModified;
        context.Response.Headers.ETag = tag;
        context.Response.ContentType = null;
        context.Response.ContentLength = null;
    }

    private static bool IsKnown(HttpContext context, string tag) =>
        context.Request.GetTypedHeaders().IfNoneMatch is { Count: > 0 } known && known.Any(held => held.Tag == tag || held.Tag == EntityTagHeaderValue.Any.Tag);

    private static string Quoted(ReadOnlySpan<byte> of) => $"\"{Convert.ToHexStringLower(SHA256.HashData(of))[..32]}\"";
}
