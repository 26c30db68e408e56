namespace RhetoricLens.Core;

/// <summary>What a host may expect of whoever reads it next, this process or another.</summary>
/// <param name="Host">Name, with a port when it is none of the web's.</param>
/// <param name="NotBefore">No request is sent before this time: the pause after the last one, or what the host asked for (Retry-After).</param>
/// <param name="Penalty">Pause that the host's overload has earned it; zero when it has shown none of late.</param>
/// <param name="LatencySeconds">Smoothed response time; null when it has not answered yet.</param>
public sealed record HostRest(string Host, DateTimeOffset NotBefore, TimeSpan Penalty, double? LatencySeconds);
