using System.Text.Json;
using RhetoricLens.Core.Outcomes;

namespace RhetoricLens.Stance.Coding.Formats;

/// <summary>
/// Label Studio's exports, both an array: JSON (a task with <c>data</c> and <c>annotations</c>, one for each coder) and JSON-MIN (an object for each
/// annotation, its choice under the name of the control). A row's number is the place of its element in the array.
/// </summary>
internal sealed class LabelStudioFormat : ICodedFormat
{
    private static readonly JsonSerializerOptions Options = new() { MaxDepth = 64 };

    public IEnumerable<RawRow> Read(RawFile file)
    {
        var number = 0;
        using var tasks = JsonSerializer.DeserializeAsyncEnumerable<JsonElement>(file.Stream, Options).ToBlockingEnumerable().GetEnumerator();
        while (Advance(tasks, file) is var step and not { IsOk: true, Value: false })
        {
            number++;
            if (!step.IsOk)
            {
                yield return new RawRow(0, step.Problem);
                yield break;
            }
            foreach (var fields in Rows(tasks.Current, file, number))
                yield return new RawRow(number, fields);
        }
    }

    public void Write(Stream stream, IReadOnlyList<CodedPassage> passages) => LabelStudioWriter.Write(stream, passages);

    private static Outcome<bool> Advance(IEnumerator<JsonElement> tasks, RawFile file)
    {
        try
        {
            return tasks.MoveNext();
        }
        catch (JsonException failure)
        {
            return file.Problem("malformed_json", "The file is not a JSON array of tasks: " + failure.Message, 0, "", "Export the project again as JSON or JSON-MIN, in UTF-8.");
        }
    }

    private static IEnumerable<Outcome<RowFields>> Rows(JsonElement task, RawFile file, int number)
    {
        var where = Place.Of(file.Name, number);
        try
        {
            if (task.ValueKind != JsonValueKind.Object)
                return [new Problem("malformed_json", "The task is not a JSON object.", where, "Export the project again as JSON or JSON-MIN.")];
            return [.. task.TryGetProperty("data", out var data) && data.ValueKind == JsonValueKind.Object
                ? LabelStudioTask.Rows(task, data, file, number, where)
                : [LabelStudioTask.Minimal(task, where)]];
        }
        catch (InvalidOperationException failure)
        {
            // Half a surrogate pair, or a value of a type that Label Studio never writes.
            return [new Problem("malformed_json", "The task cannot be read: " + failure.Message, where, "Export the project again as JSON or JSON-MIN.")];
        }
    }
}
