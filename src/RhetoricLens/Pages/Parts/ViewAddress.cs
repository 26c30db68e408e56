using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.JSInterop;

namespace RhetoricLens.Pages.Parts;

/// <summary>What a page shows, as its address: written there after each choice, so that the address can be kept, sent and cited.</summary>
internal static class ViewAddress
{
    /// <summary>The address with those parameters that have a value.</summary>
    /// <param name="path">Of the page, or of the API for a download.</param>
    /// <param name="parameters">In the order in which they shall stand.</param>
    internal static string Of(string path, params ReadOnlySpan<(string Name, string? Value)> parameters)
    {
        var query = new QueryBuilder();
        foreach (var (name, value) in parameters)
        {
            if (!string.IsNullOrEmpty(value))
                query.Add(name, value);
        }
        return path + query.ToQueryString();
    }

    /// <summary>Page of a document.</summary>
    /// <param name="id">The document.</param>
    /// <param name="place">Where in its text; the beginning when null.</param>
    internal static string Document(string id, Documents.Index.TextSpan? place = null) =>
        "/documents/" + Uri.EscapeDataString(id) + (place is { } at ? $"?at={at.Start}-{at.End}#at" : "");

    /// <summary>Puts the address into the browser's bar without loading anything.</summary>
    internal static ValueTask ShowAsync(this IJSRuntime browser, string address) => browser.InvokeVoidAsync("rhetoric.show", address);
}
