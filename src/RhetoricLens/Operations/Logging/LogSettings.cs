using RhetoricLens.Configuration;

namespace RhetoricLens.Operations.Logging;

/// <summary>What is logged, and how.</summary>
/// <param name="Json">JSON objects instead of text, one a line.</param>
/// <param name="Level">Least weight of the program's own events; those of the libraries are logged from warnings on, unless this is debug.</param>
public sealed record LogSettings(bool Json, LogLevel Level)
{
    /// <summary>Warnings and errors, as text.</summary>
    public static LogSettings Default { get; } = new(false, LogLevel.Warning);

    /// <summary>As set by flags, environment and file.</summary>
    public static LogSettings From(Settings settings) => new(settings.Text("log") == "json", Enum.Parse<LogLevel>(settings.Text("log-level")!, ignoreCase: true));

    /// <summary>Events go to standard error, one line each: standard output is for results.</summary>
    public void Apply(ILoggingBuilder logging)
    {
        logging.ClearProviders();
        logging.AddConsoleFormatter<TextLines, Microsoft.Extensions.Logging.Console.ConsoleFormatterOptions>();
        logging.AddConsoleFormatter<JsonLines, Microsoft.Extensions.Logging.Console.ConsoleFormatterOptions>();
        logging.AddConsole(console => (console.LogToStandardErrorThreshold, console.FormatterName) = (LogLevel.Trace, Json ? JsonLines.FormatName : TextLines.FormatName));
        logging.SetMinimumLevel(Level);
        // Of each request the libraries write two lines at information, with the words that were searched for.
        if (Level == LogLevel.Information)
            logging.AddFilter((category, level) => level >= LogLevel.Warning || category?.StartsWith("RhetoricLens", StringComparison.Ordinal) == true);
    }
}
