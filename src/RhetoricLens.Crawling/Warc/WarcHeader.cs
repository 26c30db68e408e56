using System.Globalization;

namespace RhetoricLens.Crawling.Warc;

/// <summary>The head of a record of a web archive (ISO 28500:2017).</summary>
/// <param name="Version">As given: WARC/1.1, WARC/1.0, WARC/0.18 ...</param>
/// <param name="Fields">Named fields in order; names are compared without regard to case.</param>
public sealed record WarcHeader(string Version, IReadOnlyList<KeyValuePair<string, string>> Fields)
{
    /// <summary>The first value of a field; null when it is absent.</summary>
    public string? this[string name] => Fields.FirstOrDefault(field => field.Key.Equals(name, StringComparison.OrdinalIgnoreCase)).Value;

    /// <summary>warcinfo, request, response, resource, metadata, revisit, conversion or continuation; lower case; empty when absent.</summary>
    public string Type => this["WARC-Type"]?.ToLowerInvariant() ?? "";

    /// <summary>Bytes of the block; null when the field is absent or no length.</summary>
    public long? Length => long.TryParse(this["Content-Length"], NumberStyles.None, CultureInfo.InvariantCulture, out var length) ? length : null;

    /// <summary>Address that the record is about; null when there is none or it is no web address. Early writers set it in angle brackets.</summary>
    public Uri? Target => Uri.TryCreate(this["WARC-Target-URI"]?.Trim('<', '>', ' '), UriKind.Absolute, out var address) && address.Scheme is "http" or "https" ? address : null;
}

/// <summary>A record, or what stands where one should be.</summary>
/// <param name="Number">Place in the file, from 1.</param>
/// <param name="Offset">First byte in the unpacked file.</param>
public abstract record WarcEntry(int Number, long Offset)
{
    /// <summary>A record.</summary>
    /// <param name="Number">Place in the file.</param>
    /// <param name="Offset">First byte.</param>
    /// <param name="Header">Its head.</param>
    /// <param name="Block">What follows the head; null when it was not wanted or is larger than is read.</param>
    public sealed record Record(int Number, long Offset, WarcHeader Header, byte[]? Block) : WarcEntry(Number, Offset);

    /// <summary>Bytes that cannot be read as a record.</summary>
    /// <param name="Number">Place in the file.</param>
    /// <param name="Offset">First byte.</param>
    /// <param name="Reason">One sentence for a reader.</param>
    public sealed record Damage(int Number, long Offset, string Reason) : WarcEntry(Number, Offset);
}
