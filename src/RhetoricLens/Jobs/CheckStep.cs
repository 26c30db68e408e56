using RhetoricLens.Core;

namespace RhetoricLens.Jobs;

/// <summary>How a step of a check ended.</summary>
public enum LookState
{
    /// <summary>Nothing stands in the way.</summary>
    Good,

    /// <summary>Worth knowing before the source is kept.</summary>
    Note,

    /// <summary>A crawl would bring nothing, or less than wished.</summary>
    Bad,
}

/// <summary>One step of the check of a source.</summary>
/// <param name="Name">What was looked at.</param>
/// <param name="State">How it ended.</param>
/// <param name="Finding">What was found, one or two sentences.</param>
/// <param name="Remedy">What to do about it; empty when nothing is to be done.</param>
public sealed record CheckStep(string Name, LookState State, string Finding, string Remedy = "");

/// <summary>A page of the source as a crawl would store it.</summary>
/// <param name="Address">Where it is.</param>
/// <param name="Title">As extracted.</param>
/// <param name="Date">As far as the page says it; null when it does not.</param>
/// <param name="Speaker">Whose words it gives; null when the page does not say.</param>
/// <param name="Language">BCP 47; und when unknown.</param>
/// <param name="Length">Words, or characters where words are not parted by spaces.</param>
/// <param name="Opening">First lines of the text.</param>
public sealed record SamplePage(Uri Address, string Title, PartialDate? Date, string? Speaker, string Language, string Length, string Opening)
{
    private const int OpeningChars = 600;

    internal static SamplePage Of(Uri address, ExtractedDocument document)
    {
        var (facts, text) = (document.Facts, document.Text);
        return new SamplePage(address, facts.Title, facts.Date, facts.Speaker, facts.Language, LengthOf(text, facts.Language), text.Length <= OpeningChars ? text : text[..OpeningChars] + "…");
    }

    private static string LengthOf(string text, string language) => language.Split('-')[0] is "zh" or "ja" or "th"
        ? string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{text.Length:N0} characters")
        : string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Length:N0} words");
}
