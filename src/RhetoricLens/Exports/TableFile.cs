using System.Text;
using System.Text.Json;
using CsvHelper;
using RhetoricLens.Queries;

namespace RhetoricLens.Exports;

/// <summary>A table on the disk, written row by row.</summary>
internal abstract class TableFile : IAsyncDisposable
{
    /// <summary>Begins a table.</summary>
    /// <param name="path">The file.</param>
    /// <param name="form">Its form.</param>
    /// <param name="columns">Its columns.</param>
    public static TableFile Create(string path, ExportForm form, IReadOnlyList<TidyColumn> columns)
    {
        var stream = new FileStream(path, FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None, 1 << 16);
        return form switch
        {
            ExportForm.Csv => new CsvTable(stream, columns),
            ExportForm.Jsonl => new JsonlTable(stream, columns),
            _ => new ParquetTable(stream, columns),
        };
    }

    public abstract ValueTask AddAsync(object row);

    public abstract ValueTask DisposeAsync();

    private sealed class CsvTable : TableFile
    {
        private readonly IReadOnlyList<TidyColumn> _columns;
        private readonly StreamWriter _writer;
        private readonly CsvWriter _csv;

        public CsvTable(Stream stream, IReadOnlyList<TidyColumn> columns)
        {
            _columns = columns;
            _writer = new StreamWriter(stream, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
            _csv = CsvWriter.Create(_writer, new CsvWriterOptions { NewLine = "\r\n" }, leaveOpen: true);
            _csv.WriteRecord([.. columns.Select(column => column.Name)]);
        }

        public override ValueTask AddAsync(object row)
        {
            _csv.WriteRecord([.. _columns.Select(column => TidyColumn.Cell(column.Value(row)))]);
            return ValueTask.CompletedTask;
        }

        public override async ValueTask DisposeAsync()
        {
            _csv.Dispose();
            await _writer.DisposeAsync();
        }
    }

    private sealed class JsonlTable(Stream stream, IReadOnlyList<TidyColumn> columns) : TableFile
    {
        private readonly StreamWriter _writer = new(stream, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false)) { NewLine = "\n" };

        public override ValueTask AddAsync(object row)
        {
            var fields = new Dictionary<string, object?>(columns.Count, StringComparer.Ordinal);
            foreach (var column in columns)
                fields[column.Name] = column.Value(row);
            _writer.WriteLine(JsonSerializer.Serialize(fields, JsonShape.Options));
            return ValueTask.CompletedTask;
        }

        public override ValueTask DisposeAsync() => _writer.DisposeAsync();
    }
}
