using System.Data.Common;
using Microsoft.Data.Sqlite;

namespace RhetoricLens.Documents.Store;

/// <summary>A prepared statement of one transaction, for rows by the thousand; parameters are bound in the order in which they were named.</summary>
internal sealed class Statement : IDisposable
{
    private readonly DbCommand _command;

    internal Statement(DbTransaction transaction, string sql, params ReadOnlySpan<string> parameters)
    {
        _command = transaction.Connection!.CreateCommand();
        _command.Transaction = transaction;
        _command.CommandText = sql;
        foreach (var name in parameters)
            Add(name);
        // PostgreSQL learns the parameters' types from the values, and prepares by itself what comes again.
        if (transaction.Connection is SqliteConnection)
            _command.Prepare();
    }

    private void Add(string name)
    {
        var parameter = _command.CreateParameter();
        parameter.ParameterName = name;
        _command.Parameters.Add(parameter);
    }

    /// <summary>Returns the number of rows changed.</summary>
    internal int Run(params ReadOnlySpan<object?> values) => Bind(values).ExecuteNonQuery();

    /// <summary>First column of the first row; null when there is no row.</summary>
    internal object? Scalar(params ReadOnlySpan<object?> values) => Bind(values).ExecuteScalar();

    internal DbDataReader Rows(params ReadOnlySpan<object?> values) => Bind(values).ExecuteReader();

    public void Dispose() => _command.Dispose();

    private DbCommand Bind(ReadOnlySpan<object?> values)
    {
        for (var i = 0; i < values.Length; i++)
            _command.Parameters[i].Value = _command.Connection!.Value(values[i]);
        return _command;
    }
}
