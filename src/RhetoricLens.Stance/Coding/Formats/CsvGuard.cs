namespace RhetoricLens.Stance.Coding.Formats;

/// <summary>
/// Keeps a spreadsheet from running a cell as a formula (OWASP, "CSV injection"): a cell that begins like one gets an apostrophe before it, and
/// reading takes it off. A cell that begins with apostrophes and then like a formula gets one more, so that nothing is lost.
/// </summary>
internal static class CsvGuard
{
    public static string Protect(string cell) => IsFormula(cell.AsSpan().TrimStart('\'')) ? "'" + cell : cell;

    public static string Restore(string cell) => cell.StartsWith('\'') && IsFormula(cell.AsSpan().TrimStart('\'')) ? cell[1..] : cell;

    private static bool IsFormula(ReadOnlySpan<char> cell) => cell.Length > 0 && cell[0] is '=' or '+' or '-' or '@' or '\t' or '\r';
}
