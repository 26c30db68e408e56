using RhetoricLens.Core.Outcomes;

namespace RhetoricLens.Pages.Sources;

/// <summary>Outcomes of addresses in words; what each means stands in the guide to crawling.</summary>
internal static class OutcomeWords
{
    public static string Of(FetchOutcome outcome) => outcome switch
    {
        FetchOutcome.Pending => "to come",
        FetchOutcome.Stored => "taken",
        FetchOutcome.Unchanged => "unchanged",
        FetchOutcome.Listing => "lists",
        FetchOutcome.Duplicate => "other views",
        FetchOutcome.NearDuplicate => "near copies",
        FetchOutcome.NoMainText => "no text",
        FetchOutcome.Robots => "forbidden by robots.txt",
        FetchOutcome.OutOfScope => "out of scope",
        FetchOutcome.TooLarge => "too large",
        FetchOutcome.NotText => "not text",
        FetchOutcome.Undecodable => "undecodable",
        FetchOutcome.Gone => "gone",
        FetchOutcome.HttpError => "refused by the server",
        FetchOutcome.Timeout => "timed out",
        FetchOutcome.Slow => "too slow",
        FetchOutcome.Truncated => "broken off",
        FetchOutcome.Dns => "no such host",
        FetchOutcome.Connection => "no connection",
        FetchOutcome.Tls => "not secure",
        FetchOutcome.BlockedAddress => "leads inside",
        FetchOutcome.RedirectLoop => "redirected in circles",
        _ => "malformed",
    };

    /// <summary>Whether a reader should look at it.</summary>
    public static bool IsTrouble(FetchOutcome outcome) => outcome is not (FetchOutcome.Pending or FetchOutcome.Stored or FetchOutcome.Unchanged or FetchOutcome.Listing
        or FetchOutcome.Duplicate or FetchOutcome.NearDuplicate or FetchOutcome.OutOfScope);
}
