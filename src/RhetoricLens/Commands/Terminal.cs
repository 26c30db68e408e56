using RhetoricLens.Core.Outcomes;
using RhetoricLens.Operations.Logging;
using Spectre.Console;

namespace RhetoricLens.Commands;

/// <summary>The two streams of a command: results on standard output, everything else on standard error.</summary>
public static class Terminal
{
    /// <summary>What was asked was done.</summary>
    public const int Done = 0;

    /// <summary>It was not, or not wholly, and standard error says why.</summary>
    public const int Failed = 1;

    /// <summary>Tables and plots that are the result.</summary>
    public static IAnsiConsole Results { get; } = Create(Console.Out, Console.IsOutputRedirected);

    /// <summary>Progress and messages.</summary>
    public static IAnsiConsole Messages { get; } = Create(Console.Error, Console.IsErrorRedirected);

    /// <summary>Messages are JSON objects, as the events of the log beside which they stand.</summary>
    public static bool InJson { get; set; }

    /// <summary>A message, line by line; what steers terminals is taken out, as parts of it may come from elsewhere.</summary>
    public static void Say(string message)
    {
        foreach (var line in message.Split('\n'))
            Write(LogLevel.Information, line, line);
    }

    /// <summary>Reports a problem and gives the exit code that goes with it.</summary>
    public static int Fail(Problem problem)
    {
        Write(LogLevel.Error, $"error: {problem}", $"{problem}");
        return Failed;
    }

    private static void Write(LogLevel level, string text, string message) => Console.Error.WriteLine(InJson ? JsonLines.Line(level, message) : OneLine.Of(text));

    private static IAnsiConsole Create(TextWriter writer, bool redirected)
    {
        var console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(writer) });
        if (redirected)
            console.Profile.Width = 140;
        return console;
    }
}
