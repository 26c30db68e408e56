using System.Buffers;
using System.Text;

namespace RhetoricLens.Crawling.Fetch;

/// <summary>One spelling for each address (RFC 3986, 6.2.2; RFC 9309, 2.2.2).</summary>
internal static class PercentEncoding
{
    private static readonly SearchValues<char> AsTheyAre = SearchValues.Create(
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~!$&'()*+,;=:@/?#[]");

    /// <summary>Unreserved characters unescaped, other escapes in upper case, everything that no address may hold escaped as UTF-8. A percent sign that begins no escape stays.</summary>
    public static string Normalise(string text) => text.AsSpan().ContainsAnyExcept(AsTheyAre) ? Normalise(Encoding.UTF8.GetBytes(text)) : text;

    /// <summary>The same for octets in whatever encoding their author used.</summary>
    public static string Normalise(ReadOnlySpan<byte> bytes)
    {
        var result = new StringBuilder(bytes.Length + 16);
        for (var i = 0; i < bytes.Length; i++)
        {
            if (bytes[i] == '%' && i + 2 < bytes.Length && Hex(bytes[i + 1]) is var high and >= 0 && Hex(bytes[i + 2]) is var low and >= 0)
            {
                AppendOctet(result, (high * 16) + low);
                i += 2;
            }
            else if (bytes[i] == '%' || AsTheyAre.Contains((char)bytes[i]))
                result.Append((char)bytes[i]);
            else
                result.Append('%').Append(bytes[i].ToString("X2"));
        }
        return result.ToString();
    }

    private static void AppendOctet(StringBuilder result, int octet)
    {
        if (octet < 0x80 && (char.IsAsciiLetterOrDigit((char)octet) || octet is '-' or '.' or '_' or '~'))
            result.Append((char)octet);
        else
            result.Append('%').Append(octet.ToString("X2"));
    }

    private static int Hex(byte digit) => char.IsAsciiHexDigit((char)digit) ? Convert.ToInt32(((char)digit).ToString(), 16) : -1;
}
