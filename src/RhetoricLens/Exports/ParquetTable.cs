using Parquet;
using Parquet.Schema;
using RhetoricLens.Queries;

namespace RhetoricLens.Exports;

/// <summary>A Parquet file: numbers and truth values in types of their own, everything else as the text that a CSV cell has, without its guard against formulas.</summary>
internal sealed class ParquetTable(Stream stream, IReadOnlyList<TidyColumn> columns) : TableFile
{
    /// <summary>Rows of a row group, all in memory at once: with texts some 20 MB.</summary>
    private const int GroupRows = 20_000;

    private readonly DataField[] _fields = [.. columns.Select(Field)];
    private readonly List<object> _rows = new(GroupRows);
    private ParquetWriter? _writer;

    public override async ValueTask AddAsync(object row)
    {
        _rows.Add(row);
        if (_rows.Count == GroupRows)
            await FlushAsync();
    }

    public override async ValueTask DisposeAsync()
    {
        await FlushAsync();
        if (_writer is not null)
            await _writer.DisposeAsync();
        await stream.DisposeAsync();
    }

    private async Task FlushAsync()
    {
        _writer ??= await ParquetWriter.CreateAsync(new ParquetSchema(_fields.Cast<Field>()), stream);
        if (_rows.Count == 0)
            return;
        using var group = _writer.CreateRowGroup();
        for (var i = 0; i < _fields.Length; i++)
            await WriteAsync(group, _fields[i], columns[i]);
        _rows.Clear();
    }

    private async Task WriteAsync(ParquetRowGroupWriter group, DataField field, TidyColumn column)
    {
        if (field.ClrType == typeof(long))
            await group.WriteAsync<long>(field, Values(column, value => Convert.ToInt64(value, null)));
        else if (field.ClrType == typeof(double))
            await group.WriteAsync<double>(field, Values(column, value => Convert.ToDouble(value, null)));
        else if (field.ClrType == typeof(bool))
            await group.WriteAsync<bool>(field, Values(column, value => (bool)value));
        else
            await group.WriteAsync(field, _rows.ConvertAll(row => column.Value(row) is { } value ? value as string ?? TidyColumn.Cell(value) : null!));
    }

    private ReadOnlyMemory<T?> Values<T>(TidyColumn column, Func<object, T> read) where T : struct =>
        _rows.Select(row => column.Value(row) is { } value ? read(value) : (T?)null).ToArray();

    private static DataField Field(TidyColumn column) => Type.GetTypeCode(column.Type) switch
    {
        _ when column.Type.IsEnum => new DataField(column.Name, typeof(string), isNullable: true),
        TypeCode.Int32 or TypeCode.Int64 => new DataField(column.Name, typeof(long), isNullable: true),
        TypeCode.Double or TypeCode.Single => new DataField(column.Name, typeof(double), isNullable: true),
        TypeCode.Boolean => new DataField(column.Name, typeof(bool), isNullable: true),
        _ => new DataField(column.Name, typeof(string), isNullable: true),
    };
}
