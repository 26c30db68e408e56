using RhetoricLens.Core;

namespace RhetoricLens.Jobs;

/// <summary>How many addresses a crawl may still visit; shared by its lanes.</summary>
/// <param name="pages">How many at first.</param>
/// <param name="more">Takes more out of a limit that several programs share, and says how many it got; null when all of it is here.</param>
internal sealed class PageBudget(int pages, Func<int, int>? more = null)
{
    private readonly Lock _gate = new();
    private int _left = pages;
    private bool _isDry = more is null;

    /// <summary>Whether nothing is left, here or in the shared limit.</summary>
    public bool IsSpent
    {
        get
        {
            lock (_gate)
                return _left <= 0 && _isDry;
        }
    }

    /// <summary>Addresses that this program has taken and not used.</summary>
    public int Left
    {
        get
        {
            lock (_gate)
                return Math.Max(0, _left);
        }
    }

    /// <summary>Takes one; false when none is left.</summary>
    public bool TryTake()
    {
        lock (_gate)
        {
            if (_left <= 0 && !_isDry)
            {
                _left += more!(Limits.BudgetShare);
                _isDry = _left <= 0;
            }
            if (_left <= 0)
                return false;
            _left--;
            return true;
        }
    }

    public void GiveBack()
    {
        lock (_gate)
            _left++;
    }
}
