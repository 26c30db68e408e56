namespace RhetoricLens.BrowserTests.Support;

/// <summary>The program on an empty data folder, which may read the sites of the tests on this machine.</summary>
public class EmptyProgram : RunningProgram
{
    /// <summary>Ids of sources that may lie on this machine.</summary>
    public const string Home = "home-site", Slow = "slow-site", Down = "down-site";

    protected override Task PrepareAsync() => Task.CompletedTask;

    protected override string[] Settings => ["--loopback-sources", $"{Home},{Slow},{Down}"];
}
