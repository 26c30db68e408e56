using RhetoricLens.Stance.Coding;

namespace RhetoricLens.Commands;

/// <summary>Where a command's file goes.</summary>
internal static class LabelsOutput
{
    /// <summary>Writes to a file, whole or not at all, and says so; or to standard output.</summary>
    public static int Write(string? path, Action<Stream> write, string what)
    {
        if (path is null)
        {
            using var output = Console.OpenStandardOutput();
            write(output);
            return Terminal.Done;
        }
        if (WholeFile.Write(path, write) is { } problem)
            return Terminal.Fail(problem);
        Terminal.Say($"{what}: {path}");
        return Terminal.Done;
    }
}
