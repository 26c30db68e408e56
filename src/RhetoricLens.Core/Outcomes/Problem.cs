namespace RhetoricLens.Core.Outcomes;

/// <summary>Something the user can mend: what is wrong, where, and what to do.</summary>
/// <param name="Code">Stable short name, lower-case with underscores, such as <c>unknown_country</c>.</param>
/// <param name="What">What is wrong, one sentence.</param>
/// <param name="Where">File, line or row, field; empty when there is no place.</param>
/// <param name="Remedy">What to do.</param>
public sealed record Problem(string Code, string What, string Where, string Remedy)
{
    public override string ToString() =>
        (Where.Length > 0 ? Where + ": " : "") + What + (Remedy.Length > 0 ? " " + Remedy : "");
}

/// <summary>A value, or the problem that stands in its way.</summary>
public readonly record struct Outcome<T>
{
    private readonly T? _value;

    private Outcome(T? value, Problem? problem) => (_value, Problem) = (value, problem);

    /// <summary>Null when there is a value.</summary>
    public Problem? Problem { get; }

    [System.Diagnostics.CodeAnalysis.MemberNotNullWhen(false, nameof(Problem))]
    public bool IsOk => Problem is null;

    /// <summary>The value; reading it when there is a problem is a bug in the caller.</summary>
    public T Value => Problem is null ? _value! : throw new InvalidOperationException("No value: " + Problem);

    /// <summary>The one or the other; for a page that shows either.</summary>
    public void Deconstruct(out T? value, out Problem? problem) => (value, problem) = (_value, Problem);

    public static implicit operator Outcome<T>(T value) => new(value, null);

    public static implicit operator Outcome<T>(Problem problem) => new(default, problem);
}
