using System.Net.Sockets;
using System.Security.Authentication;
using RhetoricLens.Core.Outcomes;

namespace RhetoricLens.Crawling.Fetch;

/// <summary>Which outcome a failed exchange has, and whether it may pass by itself.</summary>
public static class FetchFailures
{
    /// <summary>True when the same request may succeed a little later.</summary>
    public static bool IsTemporary(FetchResult.Failed failed) => failed.Outcome switch
    {
        FetchOutcome.Timeout or FetchOutcome.Slow or FetchOutcome.Connection or FetchOutcome.Truncated => true,
        FetchOutcome.HttpError => failed.Status is 408 or 425 or 429 or >= 500,
        FetchOutcome.Robots => failed.IsUnreachable,
        _ => false,
    };

    /// <summary>True when the host as a whole gave no answer: what it is asked next will hardly fare better.</summary>
    public static bool IsOfTheHost(FetchResult.Failed failed) =>
        failed.Outcome is FetchOutcome.Timeout or FetchOutcome.Connection or FetchOutcome.Dns or FetchOutcome.Tls
        || failed.IsUnreachable || failed.Status is 429 or 503;

    /// <summary>Names a failure.</summary>
    /// <param name="address">What was asked for.</param>
    /// <param name="failure">What the handler threw.</param>
    /// <param name="hasHead">Whether the head of an answer had come.</param>
    internal static FetchResult.Failed Classify(Uri address, Exception failure, bool hasHead)
    {
        for (var cause = failure; cause is not null; cause = cause.InnerException)
        {
            if (Known(address, cause) is { } known)
                return known;
        }
        return failure switch
        {
            HttpRequestException { HttpRequestError: HttpRequestError.InvalidResponse or HttpRequestError.HttpProtocolError or HttpRequestError.ConfigurationLimitExceeded } =>
                new(address, FetchOutcome.HttpError, failure.Message),
            _ when hasHead => new(address, FetchOutcome.Truncated, "The connection was cut before the body had ended."),
            _ => new(address, FetchOutcome.Connection, failure.Message),
        };
    }

    private static FetchResult.Failed? Known(Uri address, Exception cause) => cause switch
    {
        BlockedAddressException => new(address, FetchOutcome.BlockedAddress, cause.Message),
        SocketException { SocketErrorCode: SocketError.HostNotFound or SocketError.NoData or SocketError.TryAgain or SocketError.NoRecovery } =>
            new(address, FetchOutcome.Dns, $"The name {address.IdnHost} does not resolve."),
        InvalidDataException => new(address, FetchOutcome.HttpError, "The body is not compressed in the way the server says."),
        AuthenticationException or HttpRequestException { HttpRequestError: HttpRequestError.SecureConnectionError } =>
            new(address, FetchOutcome.Tls, "The connection could not be secured: " + cause.Message),
        _ => null,
    };
}
