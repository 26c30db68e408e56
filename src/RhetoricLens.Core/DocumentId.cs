using System.Security.Cryptography;
using System.Text;

namespace RhetoricLens.Core;

/// <summary>Makes identities that can stand in an address, a file name and a citation.</summary>
public static class DocumentId
{
    /// <summary>Characters that an identity has at most.</summary>
    public const int MaxLength = 120;

    /// <summary>
    /// Joins a collection and a local name: <c>ungdc:USA_70_2015</c>. A path's <c>/</c> becomes <c>~</c>; other characters become <c>-</c>, and then, or when
    /// it would be too long, a hash keeps it unique.
    /// </summary>
    public static string Of(string collection, string name)
    {
        var raw = collection + ":" + name;
        var safe = string.Concat(raw.Select(c => IsKept(c) ? c : c == '/' ? '~' : '-'));
        return raw.All(c => IsKept(c) || c == '/') && raw.Length <= MaxLength ? safe : safe[..Math.Min(safe.Length, MaxLength - 11)] + "-" + ShortHash(raw);
    }

    /// <summary>Lower-case hexadecimal SHA-256 of a text as UTF-8.</summary>
    public static string Sha256(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    // A name's own ~ is not kept, so that it cannot be taken for a path's /.
    private static bool IsKept(char c) => char.IsAsciiLetterOrDigit(c) || c is '.' or '_' or '-' or ':';

    private static string ShortHash(string text) => Sha256(text)[..10];
}
