namespace RhetoricLens.Tests.Support;

/// <summary>The checkout the tests were built from, and the real corpora that may stand beside it.</summary>
public static class Repository
{
    /// <summary>The folder that holds the solution.</summary>
    public static string Root { get; } = Find();

    /// <summary>Folder of unpacked real corpora, from the environment variable RHETORICLENS_REAL_DATA; null on a machine that has none.</summary>
    public static string? RealData => Environment.GetEnvironmentVariable("RHETORICLENS_REAL_DATA");

    private static string Find()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "RhetoricLens.sln")))
            folder = folder.Parent;
        return folder?.FullName ?? throw new InvalidOperationException("The tests are not inside a checkout.");
    }
}
