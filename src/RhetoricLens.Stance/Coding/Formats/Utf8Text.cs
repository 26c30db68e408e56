using System.Buffers;
using System.Text;
using System.Text.Unicode;
using RhetoricLens.Core.Outcomes;

namespace RhetoricLens.Stance.Coding.Formats;

/// <summary>Says where bytes are not UTF-8, and what they probably are.</summary>
internal static class Utf8Text
{
    /// <summary>Null when all bytes are UTF-8.</summary>
    public static Problem? Check(ReadOnlySpan<byte> bytes, string where)
    {
        if (Utf8.IsValid(bytes))
            return null;
        var at = 0;
        while (Rune.DecodeFromUtf8(bytes[at..], out _, out var length) == OperationStatus.Done)
            at += length;
        return new Problem("not_utf8", FormattableString.Invariant($"Byte {at + 1} (0x{bytes[at]:X2}) is not UTF-8."), where, Remedy(bytes[at..]));
    }

    /// <summary>What a file is by its first bytes, when it cannot be UTF-8.</summary>
    public static Problem? CheckHead(ReadOnlySpan<byte> head, string name)
    {
        var marked = head.StartsWith<byte>([0xFF, 0xFE]) || head.StartsWith<byte>([0xFE, 0xFF]);
        return marked || head.Contains((byte)0)
            ? new Problem("not_utf8", "The file is UTF-16 (or not a text at all).", name, "Save it as UTF-8 (in Excel: CSV UTF-8).")
            : null;
    }

    /// <summary>Two such bytes in a row are Cyrillic letters far more often than two accented Latin ones.</summary>
    private static string Remedy(ReadOnlySpan<byte> bytes) => bytes.Length > 1 && bytes[0] >= 0xC0 && bytes[1] >= 0xC0
        ? "It looks like Windows-1251 (Cyrillic): save the file as UTF-8 (in Excel: CSV UTF-8)."
        : "It looks like Windows-1252 or another old encoding: save the file as UTF-8 (in Excel: CSV UTF-8).";
}
