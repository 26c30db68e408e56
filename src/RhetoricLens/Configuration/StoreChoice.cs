using System.CommandLine;
using RhetoricLens.Core.Outcomes;
using RhetoricLens.Documents.Store;

namespace RhetoricLens.Configuration;

/// <summary>Which database the commands of this process work on. It is chosen once, before a command runs, as flags, environment and file say.</summary>
public static class StoreChoice
{
    private static Func<Outcome<Settings>>? _settings;

    /// <summary>Takes the choice from a command line; the settings are read when a store is opened, so that commands without one need none.</summary>
    public static void TakeFrom(ParseResult parsed) => TakeFrom(() => Settings.Of(parsed));

    /// <summary>Takes the choice from settings, read when a store is opened.</summary>
    public static void TakeFrom(Func<Outcome<Settings>> settings) => _settings = settings;

    /// <summary>What is said where PostgreSQL is wanted and nobody says where it is.</summary>
    public static Problem NoConnection { get; } = new(
        "bad_setting", "PostgreSQL needs a connection.", "connection", "Set RHETORICLENS_CONNECTION to \"Host=...;Database=...;Username=...;Password=...\", or connection in the file of settings.");

    /// <summary>The settings that hold for this process; null where nobody gave any, or they cannot be read, which is said when a store is opened.</summary>
    public static Settings? Current => _settings?.Invoke() is { IsOk: true } settings ? settings.Value : null;

    /// <summary>Whether it is a server that several machines share.</summary>
    public static bool IsShared => Current?.Text("store") == "postgres";

    /// <summary>Opens the chosen database: PostgreSQL where it is set, else the file of the data folder.</summary>
    public static Outcome<Database> Open(string folder)
    {
        if (_settings is null)
            return Database.Open(folder);
        var settings = _settings();
        if (!settings.IsOk)
            return settings.Problem;
        var connection = settings.Value.Text("connection");
        if (settings.Value.Text("store") != "postgres")
            return connection is null ? Database.Open(folder) : new Problem("bad_setting", "There is a connection, but the store is sqlite.", "connection", "Add --store postgres, or leave the connection out.");
        return connection is null ? NoConnection : Database.OpenShared(connection);
    }
}
