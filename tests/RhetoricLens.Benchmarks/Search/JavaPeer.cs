using System.Globalization;
using RhetoricLens.Core.Outcomes;

namespace RhetoricLens.Benchmarks.Search;

/// <summary>What the peer measured.</summary>
/// <param name="Seconds">To index all documents.</param>
/// <param name="CpuSeconds">The same in CPU time of all threads.</param>
/// <param name="QueryCpuMilliseconds">CPU time of all queries.</param>
/// <param name="Queries">Hits and milliseconds, in the order of the queries.</param>
internal sealed record PeerResult(double Seconds, double CpuSeconds, double QueryCpuMilliseconds, IReadOnlyList<(int Hits, double Milliseconds)> Queries);

/// <summary>Java Lucene (Debian's liblucene8-java) over the same documents and queries.</summary>
internal static class JavaPeer
{
    internal static async Task<Outcome<PeerResult>> RunAsync(string documents, string queries, string folder, int threads, CancellationToken cancellation)
    {
        var jars = Directory.Exists("/usr/share/java") ? Directory.GetFiles("/usr/share/java", "lucene-*8*.jar") : [];
        if (jars.Length == 0)
            return new Problem("no_peer", "There is no Java Lucene on this machine.", "/usr/share/java", "Install liblucene8-java and a JDK.");
        var path = string.Join(':', jars.Append(folder));
        var source = Path.Combine(AppContext.BaseDirectory, "Java", "LucenePeer.java");
        var compiled = await ChildProcess.RunAsync("javac", ["-cp", path, "-d", folder, source], cancellation);
        if (!compiled.IsOk)
            return compiled.Problem;
        var run = await ChildProcess.RunAsync("java", ["-Xmx4g", "-cp", path, "LucenePeer", documents, queries, folder, threads.ToString(CultureInfo.InvariantCulture)], cancellation);
        return run.IsOk ? Read(run.Value) : run.Problem;
    }

    private static PeerResult Read(string output)
    {
        var rows = output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.Split('\t')).ToArray();
        var indexed = rows.Single(row => row[0] == "indexed");
        return new PeerResult(
            double.Parse(indexed[2], CultureInfo.InvariantCulture), double.Parse(indexed[3], CultureInfo.InvariantCulture),
            double.Parse(rows.Single(row => row[0] == "searched")[1], CultureInfo.InvariantCulture),
            rows.Where(row => row[0] == "query").Select(row => (int.Parse(row[2], CultureInfo.InvariantCulture), double.Parse(row[3], CultureInfo.InvariantCulture))).ToArray());
    }
}
