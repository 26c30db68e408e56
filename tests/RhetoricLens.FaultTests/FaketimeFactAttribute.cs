using RhetoricLens.Tests.Support;

namespace RhetoricLens.FaultTests;

/// <summary>A fact that needs a PostgreSQL server and programs whose clocks can be set apart.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class FaketimeFactAttribute : FactAttribute
{
    public FaketimeFactAttribute() => Skip = PostgresSchema.WhyNot ?? (FleetNode.Faketime is null ? "Debian's libfaketime is not installed." : null);
}
