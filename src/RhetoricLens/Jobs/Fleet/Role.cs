namespace RhetoricLens.Jobs.Fleet;

/// <summary>What <c>serve</c> does.</summary>
public enum Role
{
    /// <summary>Answers questions and does the work.</summary>
    All,

    /// <summary>Answers questions; the work is left to others.</summary>
    Api,

    /// <summary>Does the work; answers nothing but how it is.</summary>
    Worker,
}

/// <summary>What follows from a role.</summary>
public static class Roles
{
    public static bool Works(this Role role) => role != Role.Api;

    public static bool Answers(this Role role) => role != Role.Worker;
}
