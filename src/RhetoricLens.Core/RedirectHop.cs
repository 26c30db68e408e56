namespace RhetoricLens.Core;

/// <summary>A redirect that was followed, or refused, on the way from an address asked for to the one that answered.</summary>
/// <param name="Address">Absolute address that was asked.</param>
/// <param name="Status">301, 302, 303, 307 or 308.</param>
/// <param name="ReceivedAt">When the answer came.</param>
/// <param name="Headers">As kept, by lower-case name; <c>location</c> among them.</param>
/// <param name="Body">Decoded; empty when there was none, or none came in time.</param>
public sealed record RedirectHop(string Address, int Status, DateTimeOffset ReceivedAt, IReadOnlyDictionary<string, string> Headers, byte[] Body);
