using Npgsql;

namespace RhetoricLens.Documents.Store.Engines;

/// <summary>
/// The server's time, so that machines whose clocks differ agree on leases and due times. Between looks at the server it goes on by the
/// machine's steady clock: setting the machine's time forth or back changes nothing.
/// </summary>
internal sealed class PostgresClock : TimeProvider
{
    /// <summary>Steady clocks drift by less than a hundred millionths: well under a millisecond in this time.</summary>
    private static readonly TimeSpan LookEvery = TimeSpan.FromSeconds(5);

    private readonly NpgsqlDataSource _source;
    private readonly Lock _gate = new();
    private DateTimeOffset _seen;
    private long _seenAt;

    internal PostgresClock(NpgsqlDataSource source)
    {
        _source = source;
        Look();
    }

    public override DateTimeOffset GetUtcNow()
    {
        lock (_gate)
        {
            if (GetElapsedTime(_seenAt) >= LookEvery)
                TryLook();
            return _seen + GetElapsedTime(_seenAt);
        }
    }

    /// <summary>While the server does not answer, the steady clock goes on alone.</summary>
    private void TryLook()
    {
        try
        {
            Look();
        }
        catch (NpgsqlException)
        {
            (_seen, _seenAt) = (_seen + GetElapsedTime(_seenAt), GetTimestamp());
        }
    }

    private void Look()
    {
        using var connection = _source.OpenConnection();
        using var command = new NpgsqlCommand("SELECT clock_timestamp()", connection);
        var time = (DateTime)command.ExecuteScalar()!;
        (_seen, _seenAt) = (new DateTimeOffset(time.ToUniversalTime()), GetTimestamp());
    }
}
