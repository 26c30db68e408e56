using System.Collections.Frozen;
using System.CommandLine;
using System.Diagnostics.CodeAnalysis;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using RhetoricLens.Api;
using RhetoricLens.Crawling.Fetch;

namespace RhetoricLens.Commands;

/// <summary><c>rhetoriclens openapi</c>: the description of the API as a file.</summary>
public static class OpenApiCommand
{
    public static Command Create()
    {
        var command = new Command("openapi", """
            Write the description of the API (OpenAPI 3.1), which rhetoriclens serve also gives at /openapi/v1.json.

            Example:
              rhetoriclens openapi > openapi.json
            """);
        command.SetAction((_, cancellation) => RunAsync(cancellation));
        return command;
    }

    [SuppressMessage("ApiDesign", "RS0030", Justification = "It asks itself, over loopback; nothing else is connected to.")]
    private static async Task<int> RunAsync(CancellationToken cancellation)
    {
        // The routes say what they take when they are served, so they are, from an empty store of the moment.
        var folder = Directory.CreateTempSubdirectory("rhetoriclens-openapi-").FullName;
        try
        {
            var opened = Workspace.Open(folder);
            if (!opened.IsOk)
                return Terminal.Fail(opened.Problem);
            using var workspace = opened.Value;
            await using var app = WebHost.Build(workspace, FetchSettings.Default, FrozenSet<string>.Empty, port: 0);
            await app.StartAsync(cancellation);
            var address = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First();
            using var client = new HttpClient();
            Console.Out.WriteLine((await client.GetStringAsync(new Uri(address + "/openapi/v1.json"), cancellation)).TrimEnd());
            await app.StopAsync(cancellation);
            return Terminal.Done;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
