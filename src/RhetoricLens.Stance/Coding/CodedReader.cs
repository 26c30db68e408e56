using RhetoricLens.Core;
using RhetoricLens.Core.Outcomes;
using RhetoricLens.Stance.Coding.Formats;

namespace RhetoricLens.Stance.Coding;

/// <summary>How a file of coded passages is read.</summary>
/// <param name="Format">Null: found out from the file.</param>
/// <param name="Coder">Who coded the rows that name no coder.</param>
public sealed record CodedReading(CodedFormat? Format = null, string Coder = "");

/// <summary>
/// Reads coded passages in any of the formats. What is wrong with a row is among the set's problems; what is wrong with the file as a whole (its encoding,
/// its separators, its size) is the one problem in place of the set.
/// </summary>
public static class CodedReader
{
    private const int HeadBytes = 64 * 1024;

    /// <summary>Reads one file.</summary>
    public static Outcome<CodedSet> Read(string path, CodedReading? reading = null, CancellationToken cancellation = default) =>
        Read(path, reading ?? new CodedReading(), new Duplicates(), cancellation);

    /// <summary>
    /// Reads several files as one set, in which a passage may come from several coders; rows without a coder are ascribed to their file's name.
    /// </summary>
    public static Outcome<CodedSet> ReadAll(IReadOnlyList<string> paths, CancellationToken cancellation = default)
    {
        if (paths.Count == 1)
            return Read(paths[0], null, cancellation);
        var duplicates = new Duplicates();
        var sets = new List<CodedSet>();
        foreach (var path in paths)
        {
            var set = Read(path, new CodedReading(Coder: Path.GetFileNameWithoutExtension(path)), duplicates, cancellation);
            if (!set.IsOk)
                return set.Problem;
            sets.Add(set.Value);
        }
        return new CodedSet(
            string.Join(" + ", sets.Select(set => set.Name)), sets[0].Format, [.. sets.SelectMany(set => set.Passages)],
            [.. sets.SelectMany(set => set.Problems)], [.. sets.SelectMany(set => set.Notices), .. SharedBy(sets)]);
    }

    private static IEnumerable<Problem> SharedBy(List<CodedSet> sets)
    {
        var count = sets.SelectMany(set => set.Passages.Select(passage => passage.Text).Distinct(StringComparer.Ordinal)).CountBy(text => text).Count(text => text.Value > 1);
        if (count > 0)
            yield return new Problem("shared_passages", $"{count} passages stand in several of the files.", string.Join(" + ", sets.Select(set => set.Name)), "Right for coders of the same passages; wrong for training and test sets.");
    }

    /// <summary>Reads a stream that can seek; <paramref name="name"/> stands in the problems.</summary>
    public static Outcome<CodedSet> Read(Stream stream, string name, CodedReading reading, CancellationToken cancellation = default) =>
        Read(stream, name, reading, new Duplicates(), cancellation);

    private static Outcome<CodedSet> Read(string path, CodedReading reading, Duplicates duplicates, CancellationToken cancellation)
    {
        try
        {
            using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, HeadBytes);
            return Read(stream, Path.GetFileName(path), reading, duplicates, cancellation);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return new Problem("labelled_set_unreadable", "The labelled set cannot be read: " + error.Message, path, "Give the path of a readable .jsonl, .csv or .json file.");
        }
    }

    private static Outcome<CodedSet> Read(Stream stream, string name, CodedReading reading, Duplicates duplicates, CancellationToken cancellation)
    {
        if (stream.Length > Limits.MaxLabelledFileBytes)
            return new Problem("file_too_large", $"The file has {stream.Length >> 20} MiB; at most {Limits.MaxLabelledFileBytes >> 20} are read.", name, "Split it, or leave out what is not coded.");
        var head = new byte[HeadBytes];
        var bytes = head.AsSpan(0, stream.ReadAtLeast(head, HeadBytes, throwOnEndOfStream: false));
        var mark = bytes.StartsWith("\uFEFF"u8) ? 3 : 0;
        if (bytes.Length == mark)
            return new Problem("empty_file", "The file is empty.", name, "Give a file with coded passages.");
        if (Utf8Text.CheckHead(bytes, name) is { } foreign)
            return foreign;
        stream.Position = mark;
        var format = reading.Format ?? CodedFormats.Detect(bytes[mark..], name);
        var file = new RawFile(stream, name, mark == 0 ? [] : [Marked(name)]);
        return Read(file, format, new CodedRows(name, reading.Coder, duplicates, format == CodedFormat.Csv), cancellation);
    }

    private static Outcome<CodedSet> Read(RawFile file, CodedFormat format, CodedRows rows, CancellationToken cancellation)
    {
        var count = 0;
        foreach (var row in CodedFormats.Of(format).Read(file))
        {
            cancellation.ThrowIfCancellationRequested();
            if (row.Number == 0)
                return row.Fields.Problem!;
            if (++count > Limits.MaxLabelledRows)
                return new Problem("too_many_rows", FormattableString.Invariant($"The file has more than {Limits.MaxLabelledRows:N0} rows."), file.Name, "Split it.");
            rows.Add(row);
        }
        if (count == 0)
            return new Problem("empty_file", "The file holds no coded passage.", file.Name, "Give a file with coded passages.");
        return new CodedSet(file.Name, format, rows.Passages, rows.Problems, [.. file.Notices, .. rows.Notices, .. ClassNotices.Of(file.Name, rows.Passages)]);
    }

    private static Problem Marked(string name) =>
        new("byte_order_mark", "The file begins with a byte order mark, which is passed over.", name, "Nothing; other programs may stumble over it.");
}
