namespace RhetoricLens.Core;

/// <summary>Shares hosts among programs that crawl together: only the program that holds a host may ask it.</summary>
public interface IHostClaims
{
    /// <summary>Takes a host, or keeps it, for <see cref="Limits.HostClaim"/> from now on; null while another program holds it.</summary>
    /// <param name="host">As in <see cref="HostRest.Host"/>.</param>
    /// <returns>What the host may expect of whoever asks it next.</returns>
    HostRest? Claim(string host);

    /// <summary>Leaves a host to others, with what they must know of it.</summary>
    void Release(HostRest rest);
}
