using System.CommandLine;
using RhetoricLens.Configuration;
using RhetoricLens.Documents.Store;

namespace RhetoricLens.Commands;

/// <summary>Options that several commands share, and how their words are read.</summary>
public static class CommonOptions
{
    /// <summary>The file of settings.</summary>
    public static Option<string?> Config { get; } = new("--config")
    {
        Description = "File of settings (JSON); rhetoriclens.json in the data folder when left out",
        HelpName = "FILE",
        Recursive = true,
    };

    /// <summary>Where the database, the index and the user's models are kept.</summary>
    public static Option<string> Data { get; } = new("--data")
    {
        Description = "Folder of the database, the index and your models",
        HelpName = "DIR",
        Recursive = true,
        DefaultValueFactory = result => SettingFile.DataFolder(result.GetValue(Config) ?? SettingFile.FromEnvironment()) ?? Path.Combine(
            Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.Create), "RhetoricLens", "data"),
    };

    /// <summary>Which kind of database.</summary>
    public static Option Store { get; } = Everywhere("store");

    /// <summary>Where PostgreSQL is.</summary>
    public static Option Connection { get; } = Everywhere("connection");

    private static Option Everywhere(string key)
    {
        var option = SettingTable.Get(key).Option();
        option.Recursive = true;
        return option;
    }

    /// <summary>Opens the store of the data folder for one action.</summary>
    public static int InStore(ParseResult parsed, Func<Database, int> action)
    {
        var store = Workspace.OpenStore(parsed.GetRequiredValue(Data));
        if (!store.IsOk)
            return Terminal.Fail(store.Problem);
        using var database = store.Value;
        return action(database);
    }

    public static Option<string?> Encoder() => new("--encoder")
    {
        Description = "Sentence encoder: a folder with model.onnx and vocab.txt; that of the base or of the model in use, if any, when left out",
        HelpName = "DIR",
    };

    public static Option<string?> Countries() => new("--country")
    {
        Description = "Countries or groupings, separated by commas: ISO 3166-1 alpha-3 or alpha-2, names, or EU, G77, SCO ...",
        HelpName = "CHN,RUS",
    };

    public static Option<string?> From() => new("--from") { Description = "First year, month or day (2003, 2003-12, 2003-12-10)", HelpName = "DATE" };

    public static Option<string?> To() => new("--to") { Description = "Last year, month or day, included", HelpName = "DATE" };
}
