using Npgsql;

namespace RhetoricLens.Tests.Support;

/// <summary>A fact that needs a PostgreSQL server.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class PostgresFactAttribute : FactAttribute
{
    public PostgresFactAttribute() => Skip = PostgresSchema.WhyNot;
}

/// <summary>A theory that needs a PostgreSQL server.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class PostgresTheoryAttribute : TheoryAttribute
{
    public PostgresTheoryAttribute() => Skip = PostgresSchema.WhyNot;
}

/// <summary>An empty schema of the PostgreSQL database that the environment names, dropped at the end.</summary>
public sealed class PostgresSchema : IDisposable
{
    private static readonly string? Server = Environment.GetEnvironmentVariable("RHETORICLENS_POSTGRES");

    private readonly string _name = "test_" + Guid.NewGuid().ToString("N");

    public PostgresSchema()
    {
        Run($"CREATE SCHEMA {_name}");
        Connection = new NpgsqlConnectionStringBuilder(Server) { SearchPath = _name, MaxPoolSize = 8 }.ToString();
    }

    /// <summary>Why tests of PostgreSQL are skipped; null when there is a server.</summary>
    public static string? WhyNot => Server is null ? "RHETORICLENS_POSTGRES names no PostgreSQL server." : null;

    /// <summary>Whether all tests of stores are to be run on PostgreSQL.</summary>
    public static bool IsAskedFor => Environment.GetEnvironmentVariable("RHETORICLENS_TEST_STORE") == "postgres";

    public string Connection { get; }

    public void Dispose()
    {
        Run($"DROP SCHEMA {_name} CASCADE");
        Run($"DROP SCHEMA IF EXISTS {_name}_hangfire CASCADE");
    }

    private static void Run(string sql)
    {
        using var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(Server) { Pooling = true }.ToString());
        connection.Open();
        using var command = new NpgsqlCommand(sql, connection);
        command.ExecuteNonQuery();
    }
}
