using System.Text.Json;
using RhetoricLens.Core.Outcomes;

namespace RhetoricLens.Commands;

/// <summary>Commands that put one question to a data folder and write its answer.</summary>
internal static class Asking
{
    /// <summary>Opens the folder, asks, and writes; the exit code.</summary>
    internal static int Run<T>(string data, Func<Workspace, Outcome<T>> ask, Action<T> write)
    {
        var opened = Workspace.Open(data);
        if (!opened.IsOk)
            return Terminal.Fail(opened.Problem);
        using var workspace = opened.Value;
        var answer = ask(workspace);
        if (!answer.IsOk)
            return Terminal.Fail(answer.Problem);
        write(answer.Value);
        return Terminal.Done;
    }

    /// <summary>Writes an answer as the API gives it.</summary>
    internal static void WriteJson<T>(T answer) => Console.Out.WriteLine(JsonSerializer.Serialize(answer, JsonShape.Options));
}
