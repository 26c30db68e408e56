using System.Net;
using System.Net.Sockets;
using RhetoricLens.Core;
using RhetoricLens.Core.Outcomes;

namespace RhetoricLens.Crawling.Fetch;

/// <summary>What one request brought: a result, or the address to which the server redirects.</summary>
/// <param name="Result">Null when the server redirects.</param>
/// <param name="Redirect">Null when it does not.</param>
/// <param name="Answer">The redirect itself, also one that leads nowhere.</param>
internal sealed record Hop(FetchResult? Result, Uri? Redirect, RedirectHop? Answer = null);

/// <summary>Sends one request, without following redirects, and turns every way in which it can fail into a value.</summary>
internal sealed class Exchange(FetchSettings settings, TimeProvider clock) : IDisposable
{
    /// <summary>Secrets of a session, which are nobody's provenance.</summary>
    private static readonly string[] LeftOut = ["set-cookie", "set-cookie2"];

    private readonly HttpMessageInvoker _http = new(Handler(new AddressGuard(settings.AllowLoopback, settings.Resolve)));

    public async Task<Hop> SendAsync(FetchRequest request, CancellationToken cancel)
    {
        var hasHead = false;
        try
        {
            using var message = Compose(request);
            using var response = await _http.SendAsync(message, cancel);
            hasHead = true;
            return await ReadAsync(request, response, cancel);
        }
        catch (Exception failure) when (failure is HttpRequestException or IOException or SocketException or InvalidDataException or UriFormatException)
        {
            return new Hop(FetchFailures.Classify(request.Address, failure, hasHead), null);
        }
    }

    public void Dispose() => _http.Dispose();

    private static SocketsHttpHandler Handler(AddressGuard guard) => new()
    {
        ConnectCallback = guard.ConnectAsync,
        // A proxy would connect on our behalf, to addresses that nobody checked.
        UseProxy = false,
        UseCookies = false,
        AllowAutoRedirect = false,
        AutomaticDecompression = DecompressionMethods.GZip | DecompressionMethods.Deflate | DecompressionMethods.Brotli,
        ActivityHeadersPropagator = null,
        MaxResponseHeadersLength = 64,
        ConnectTimeout = TimeSpan.FromSeconds(10),
        // Short, so that a host that moves is resolved, and checked, again.
        PooledConnectionLifetime = TimeSpan.FromMinutes(2),
    };

    private HttpRequestMessage Compose(FetchRequest request)
    {
        var message = new HttpRequestMessage(HttpMethod.Get, request.Address);
        message.Headers.TryAddWithoutValidation("User-Agent", settings.UserAgent);
        message.Headers.TryAddWithoutValidation("Accept-Encoding", BodyReader.Codings);
        message.Headers.TryAddWithoutValidation("Accept", "text/html,application/xhtml+xml,application/xml;q=0.9,application/pdf;q=0.9,text/plain;q=0.8,*/*;q=0.1");
        if (request.ETag is not null)
            message.Headers.TryAddWithoutValidation("If-None-Match", request.ETag);
        if (request.LastModified is not null)
            message.Headers.TryAddWithoutValidation("If-Modified-Since", request.LastModified);
        return message;
    }

    private async Task<Hop> ReadAsync(FetchRequest request, HttpResponseMessage response, CancellationToken cancel)
    {
        var status = (int)response.StatusCode;
        if (status is 301 or 302 or 303 or 307 or 308)
            return await RedirectedAsync(request, response, status, cancel);
        FetchResult result = status switch
        {
            304 => new FetchResult.NotModified(request.Address),
            >= 200 and <= 299 and not 206 => await BodyAsync(request, response, cancel),
            404 or 410 => new FetchResult.Failed(request.Address, FetchOutcome.Gone, $"The server answered {status}.") { Status = status },
            _ => new FetchResult.Failed(request.Address, FetchOutcome.HttpError, $"The server answered {status}.") { Status = status, RetryAfter = RetryAfter(response) },
        };
        return new Hop(result, null);
    }

    private async Task<Hop> RedirectedAsync(FetchRequest request, HttpResponseMessage response, int status, CancellationToken cancel)
    {
        var answer = new RedirectHop(request.Address.AbsoluteUri, status, clock.GetUtcNow(), Keep(response), await RedirectBodyAsync(response.Content, cancel));
        var location = response.Headers.TryGetValues("Location", out var values) ? values.FirstOrDefault() : null;
        return Uri.TryCreate(request.Address, location, out var target)
            ? new Hop(null, target, answer)
            : new Hop(new FetchResult.Failed(request.Address, FetchOutcome.HttpError, $"The server answered {status} without a usable Location."), null, answer);
    }

    /// <summary>What the server sends beside the new address; empty when it does not come whole and in good time, which is no reason not to follow it.</summary>
    private async Task<byte[]> RedirectBodyAsync(HttpContent content, CancellationToken cancel)
    {
        if (content.Headers.ContentLength is 0 or > Limits.MaxRedirectBodyBytes)
            return [];
        using var soon = new CancellationTokenSource(Limits.MaxRedirectBodyTime);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(soon.Token, cancel);
        try
        {
            var (bytes, end) = await BodyReader.ReadAsync(content, Limits.MaxRedirectBodyBytes, settings.RateGrace, clock, either.Token);
            return end == BodyEnd.Complete ? bytes : [];
        }
        catch (Exception failure) when (failure is HttpRequestException or IOException or SocketException or InvalidDataException
            || (failure is OperationCanceledException && !cancel.IsCancellationRequested))
        {
            return [];
        }
    }

    /// <summary>Seconds or a date (RFC 9110, 10.2.3), as a wait from now on, at most a day.</summary>
    private TimeSpan? RetryAfter(HttpResponseMessage response)
    {
        var asked = response.Headers.RetryAfter is { } header ? header.Delta ?? header.Date - clock.GetUtcNow() : null;
        return asked is { } wait ? TimeSpan.FromTicks(Math.Clamp(wait.Ticks, 0, Limits.MaxRetryAfter.Ticks)) : null;
    }

    private async Task<FetchResult> BodyAsync(FetchRequest request, HttpResponseMessage response, CancellationToken cancel)
    {
        var content = response.Content;
        var mediaType = content.Headers.ContentType?.MediaType?.ToLowerInvariant();
        if (!TextMedia.MayHoldText(mediaType))
            return new FetchResult.Failed(request.Address, FetchOutcome.NotText, $"The server sends {mediaType}, which is not text.");
        var (bytes, end) = await BodyReader.ReadAsync(content, request.MaxBytes, settings.RateGrace, clock, cancel);
        if (end == BodyEnd.TooSlow)
            return new FetchResult.Failed(request.Address, FetchOutcome.Slow, $"The body came slower than {Limits.MinBytesPerSecond} bytes a second.");
        if (end == BodyEnd.OverLimit && !request.Truncate)
            return new FetchResult.Failed(request.Address, FetchOutcome.TooLarge, $"The body is larger than {request.MaxBytes} bytes.");
        return new FetchResult.Body(
            request.Address, (int)response.StatusCode, mediaType, content.Headers.ContentType?.CharSet?.Trim('"', '\'', ' '), bytes,
            response.Headers.TryGetValues("ETag", out var tags) ? tags.FirstOrDefault() : null,
            content.Headers.TryGetValues("Last-Modified", out var dates) ? dates.FirstOrDefault() : null,
            Keep(response));
    }

    private static SortedDictionary<string, string> Keep(HttpResponseMessage response)
    {
        var kept = new SortedDictionary<string, string>(StringComparer.Ordinal);
        var room = Limits.MaxKeptHeaderBytes;
        foreach (var header in response.Headers.Concat(response.Content.Headers))
        {
            var (name, value) = (header.Key.ToLowerInvariant(), string.Join(", ", header.Value));
            room -= name.Length + value.Length;
            if (room >= 0 && Array.IndexOf(LeftOut, name) < 0)
                kept[name] = value;
        }
        return kept;
    }
}

/// <summary>One request.</summary>
/// <param name="Address">Absolute http or https address.</param>
/// <param name="ETag">Sent as If-None-Match.</param>
/// <param name="LastModified">Sent as If-Modified-Since.</param>
/// <param name="MaxBytes">Decoded bytes that are read.</param>
/// <param name="Truncate">True when a longer body is cut instead of refused.</param>
internal sealed record FetchRequest(Uri Address, string? ETag, string? LastModified, int MaxBytes, bool Truncate);
