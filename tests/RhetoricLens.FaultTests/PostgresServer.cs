using System.Diagnostics;

namespace RhetoricLens.FaultTests;

/// <summary>A PostgreSQL server of a test's own, which it may kill and start again. It runs as Debian's user for it, so that only root can start one.</summary>
internal sealed class PostgresServer : IDisposable
{
    private static readonly string? Binaries = Directory.Exists("/usr/lib/postgresql")
        ? Directory.GetDirectories("/usr/lib/postgresql").Order(StringComparer.Ordinal).Select(version => Path.Combine(version, "bin")).LastOrDefault(Directory.Exists)
        : null;

    private readonly string _folder = Directory.CreateTempSubdirectory("rhetoriclens-postgres-").FullName;
    private readonly int _port = FleetNode.FreePort();

    internal PostgresServer()
    {
        Run("chown", "postgres", _folder);
        As($"'{Binaries}/initdb' -D '{_folder}/data' -A trust -U postgres -E UTF8 --locale=C");
        Start();
    }

    /// <summary>Why there can be none; null when there can.</summary>
    internal static string? WhyNot => Binaries is null ? "Debian's postgresql is not installed." : Environment.UserName != "root" ? "Only root can start a server as another user." : null;

    internal string Connection => $"Host=127.0.0.1;Port={_port};Username=postgres;Database=postgres;Timeout=5;Command Timeout=10";

    internal void Start() => As($"'{Binaries}/pg_ctl' -D '{_folder}/data' -o '-p {_port} -k {_folder} -c listen_addresses=127.0.0.1' -l '{_folder}/log' -w start");

    /// <summary>Ends it as a crash would: it recovers from its log at the next start.</summary>
    internal void Crash() => As($"'{Binaries}/pg_ctl' -D '{_folder}/data' -m immediate -w stop");

    public void Dispose()
    {
        Crash();
        Directory.Delete(_folder, recursive: true);
    }

    private static void As(string command) => Run("su", "postgres", "-s", "/bin/sh", "-c", command + " >/dev/null 2>&1");

    private static void Run(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { UseShellExecute = false })!;
        process.WaitForExit();
        if (process.ExitCode != 0)
            throw new InvalidOperationException($"{program} {string.Join(' ', arguments)} ended with {process.ExitCode}.");
    }
}

/// <summary>A fact that needs a PostgreSQL server of its own.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class OwnPostgresFactAttribute : FactAttribute
{
    public OwnPostgresFactAttribute() => Skip = PostgresServer.WhyNot;
}
