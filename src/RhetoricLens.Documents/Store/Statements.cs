using System.Data.Common;
using Npgsql;

namespace RhetoricLens.Documents.Store;

/// <summary>The little in which statements differ between databases.</summary>
internal static class Statements
{
    /// <summary>Condition that a column has one of a parameter's values, which are an array: Dapper writes them out for SQLite and hands them over whole to PostgreSQL.</summary>
    internal static string In(this DbConnection connection, string column, string parameter) =>
        connection is NpgsqlConnection ? $"{column} = ANY(@{parameter})" : $"{column} IN @{parameter}";

    /// <summary>A statement whose CROSS JOIN keeps SQLite to an order of tables; PostgreSQL, which allows no condition on such a join, chooses its own.</summary>
    internal static string InOrder(this DbConnection connection, string statement) =>
        connection is NpgsqlConnection ? statement.Replace("CROSS JOIN", "JOIN", StringComparison.Ordinal) : statement;

    /// <summary>A value as a column takes it: whole numbers are 64 bits wide in every table, and PostgreSQL's text cannot hold the character NUL.</summary>
    internal static object Value(this DbConnection connection, object? value) => (connection, value) switch
    {
        (_, null) => DBNull.Value,
        (NpgsqlConnection, int number) => (long)number,
        (NpgsqlConnection, string text) when text.Contains('\0', StringComparison.Ordinal) => text.Replace('\0', '\uFFFD'),
        _ => value,
    };
}
