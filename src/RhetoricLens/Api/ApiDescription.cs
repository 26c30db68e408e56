using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;
using RhetoricLens.Core;

namespace RhetoricLens.Api;

/// <summary>What the description of the API (OpenAPI 3.1) says beyond what the routes themselves tell.</summary>
internal static partial class ApiDescription
{
    public static void Configure(OpenApiOptions options)
    {
        options.AddDocumentTransformer((document, _, _) =>
        {
            document.Info = new OpenApiInfo
            {
                Title = "RhetoricLens",
                Version = "v1",
                Description = "What states say about who should rule the Internet. Within v1 keys may be added, never removed; cursors are opaque.",
            };
            // The address at which it is served is the reader's affair: the description is the same everywhere.
            document.Servers = [];
            return Task.CompletedTask;
        });
        options.AddOperationTransformer((operation, context, _) =>
        {
            var path = Constraint().Replace("/" + context.Description.RelativePath?.TrimEnd('/'), "}");
            // Parameters that come as a record bear its members' names.
            foreach (var parameter in (operation.Parameters ?? []).OfType<OpenApiParameter>().Where(parameter => parameter.In == ParameterLocation.Query))
                parameter.Name = JsonNamingPolicy.CamelCase.ConvertName(parameter.Name ?? "");
            ApiExamples.AddTo(operation, context.Description.HttpMethod ?? "GET", path);
            // Whatever goes wrong has one shape.
            operation.Responses ??= [];
            operation.Responses.TryAdd("default", new OpenApiResponse
            {
                Description = "Any error: problem+json (RFC 9457) with a code",
                Content = new Dictionary<string, OpenApiMediaType>(StringComparer.Ordinal)
                {
                    ["application/problem+json"] = new() { Schema = new OpenApiSchemaReference(nameof(Microsoft.AspNetCore.Mvc.ProblemDetails), context.Document) },
                },
            });
            return Task.CompletedTask;
        });
        options.AddSchemaTransformer((schema, context, _) =>
        {
            if ((Nullable.GetUnderlyingType(context.JsonTypeInfo.Type) ?? context.JsonTypeInfo.Type) == typeof(PartialDate))
                (schema.Type, schema.Description) = (JsonSchemaType.String, "ISO 8601 at the precision that is known: 2014, 2014-12 or 2014-12-15.");
            return Task.CompletedTask;
        });
    }

    /// <summary>The kind of a part of an address, as in {id:long}.</summary>
    [GeneratedRegex(@":\w+\}", RegexOptions.None, 1000)]
    private static partial Regex Constraint();
}
