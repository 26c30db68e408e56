using System.Text;
using RhetoricLens.Core;
using RhetoricLens.Core.Outcomes;
using RhetoricLens.Crawling.Text;

namespace RhetoricLens.Crawling.Ingest;

/// <summary>Reads a local UTF-8 text as it is: no byte order mark, line feeds, form C, everything else unchanged so that offsets taken elsewhere hold.</summary>
internal static class LocalText
{
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>The text of a file, or why it cannot be read.</summary>
    public static Outcome<string> Read(string path, string where)
    {
        try
        {
            var size = new FileInfo(path).Length;
            if (size > Limits.MaxTextFileBytes)
                return new Problem("file_too_large", $"The file has {size} bytes; a text file may have {Limits.MaxTextFileBytes}.", where, "Split it, or put its texts into a jsonl or csv file.");
            return Decode(File.ReadAllBytes(path), where);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            return new Problem("unreadable_file", "The file cannot be read: " + failure.Message, where, "Check its permissions.");
        }
    }

    private static Outcome<string> Decode(byte[] bytes, string where)
    {
        var body = bytes.AsSpan().StartsWith(Encoding.UTF8.Preamble) ? bytes.AsSpan(3) : bytes;
        try
        {
            return Nfc.Normalise(TextClean.LineFeeds(Strict.GetString(body)).Replace('\0', ' '));
        }
        catch (DecoderFallbackException failure)
        {
            var position = Math.Max(0, failure.Index) + bytes.Length - body.Length;
            return new Problem("not_utf8", $"Byte {position} is not UTF-8.", where, "Save the file as UTF-8.");
        }
    }
}
