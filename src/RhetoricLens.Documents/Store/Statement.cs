using System.Data.Common;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace RhetoricLens.Documents.Store;

/// <summary>A prepared statement of one transaction, for rows by the thousand; parameters are bound in the order in which they were named.</summary>
internal sealed class Statement : IDisposable
{
    /// <summary>Rows that are sent together: enough that the way to the server and back does not count.</summary>
    private const int MaxBatch = 500;

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

    /// <summary>Runs the statement for each row of values; over a network they are sent together.</summary>
    internal void RunAll(IEnumerable<object?[]> rows)
    {
        if (_command is not NpgsqlCommand)
        {
            foreach (var row in rows)
                Run(row);
            return;
        }
        foreach (var chunk in rows.Chunk(MaxBatch))
            RunTogether(chunk);
    }

    private void RunTogether(object?[][] rows)
    {
        using var batch = new NpgsqlBatch((NpgsqlConnection)_command.Connection!, (NpgsqlTransaction?)_command.Transaction);
        foreach (var row in rows)
        {
            var command = new NpgsqlBatchCommand(_command.CommandText);
            for (var i = 0; i < row.Length; i++)
                command.Parameters.Add(new NpgsqlParameter(_command.Parameters[i].ParameterName, _command.Connection!.Value(row[i])));
            batch.BatchCommands.Add(command);
        }
        batch.ExecuteNonQuery();
    }

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
