using Microsoft.AspNetCore.Components;

namespace RhetoricLens.Pages.Parts;

/// <summary>A page that looks again by itself while it is open, so that what moves is seen to move.</summary>
public abstract class LivePage : ComponentBase, IAsyncDisposable
{
    private static readonly TimeSpan LookEvery = TimeSpan.FromSeconds(1);

    /// <summary>Seconds between two looks while nothing moves.</summary>
    private const int Idle = 5;

    private readonly CancellationTokenSource _left = new();
    private Task _watching = Task.CompletedTask;

    /// <summary>Ends when the reader leaves the page.</summary>
    protected CancellationToken Left => _left.Token;

    /// <summary>Whether something moves that is worth a look each second.</summary>
    protected abstract bool IsMoving { get; }

    /// <summary>Reads what is shown, off the circuit's thread.</summary>
    protected abstract void Look();

    /// <summary>Reads and shows at once.</summary>
    protected async Task RefreshAsync()
    {
        await Task.Run(Look);
        StateHasChanged();
    }

    protected override void OnAfterRender(bool firstRender)
    {
        if (firstRender)
            _watching = WatchAsync();
    }

    private async Task WatchAsync()
    {
        using var timer = new PeriodicTimer(LookEvery);
        try
        {
            for (var i = 1; await timer.WaitForNextTickAsync(Left); i++)
            {
                if (IsMoving || i % Idle == 0)
                    await InvokeAsync(TryRefreshAsync);
            }
        }
        catch (OperationCanceledException)
        {
            // The reader has left.
        }
    }

    private async Task TryRefreshAsync()
    {
        try
        {
            await RefreshAsync();
        }
        catch (Exception failure) when (Jobs.StorageFailures.Explain(failure) is not null)
        {
            // The store is busy or away: what is shown stays, and is looked at again.
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _left.CancelAsync();
        // Not awaited further than this: its last look may wait for the thread that disposes.
        _ = _watching;
        GC.SuppressFinalize(this);
    }
}
