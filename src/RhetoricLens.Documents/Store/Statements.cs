using System.Data.Common;
using Npgsql;

namespace RhetoricLens.Documents.Store;

/// <summary>The little in which statements differ between databases.</summary>
internal static class Statements
{
    /// <summary>Condition that a column has one of a parameter's values, which are an array: Dapper writes them out for SQLite and hands them over whole to PostgreSQL.</summary>
    internal static string In(this DbConnection connection, string column, string parameter) =>
        connection is NpgsqlConnection ? $"{column} = ANY(@{parameter})" : $"{column} IN @{parameter}";
}
