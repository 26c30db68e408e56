using RhetoricLens.Core;
using RhetoricLens.Documents.Store;

namespace RhetoricLens.Jobs;

/// <summary>Shares hosts, through the store, among programs that crawl together: a host is asked by one of them at a time.</summary>
public sealed class HostClaims(HostStore hosts, string node) : IHostClaims
{
    /// <summary>Null where the store is one program's own.</summary>
    public static HostClaims? Of(Workspace workspace) => workspace.Store.IsShared ? new HostClaims(workspace.Store.Hosts, workspace.Node) : null;

    public HostRest? Claim(string host) => hosts.Claim(host, node);

    public void Release(HostRest rest) => hosts.Release(rest, node);
}
