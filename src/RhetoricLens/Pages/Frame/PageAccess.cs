using Microsoft.AspNetCore.Components.Authorization;
using RhetoricLens.Api;
using RhetoricLens.Core.Outcomes;

namespace RhetoricLens.Pages.Frame;

/// <summary>Whether the reader of a page may change things: as over the API, everybody on a private machine, else who signed in with a key.</summary>
internal sealed class PageAccess(AuthenticationStateProvider reader, ServeSettings settings, Workspace workspace)
{
    /// <summary>Name of the key signed in with; null for none.</summary>
    public async Task<string?> NameAsync() => (await reader.GetAuthenticationStateAsync()).User.Identity?.Name;

    /// <summary>Why nothing may be changed; null when it may. To be asked before each change: a key that was removed since opens nothing.</summary>
    public async Task<Problem?> RefusalAsync()
    {
        if (!settings.WriteNeedsKey || (await NameAsync() is { } name && workspace.Store.Keys.List().Any(key => key.Name == name && key.RevokedAt is null)))
            return null;
        return new Problem("key_required", "A key is needed to change something.", "", "Sign in with a key at /sign-in; keys are made with: rhetoriclens keys add NAME.");
    }
}
