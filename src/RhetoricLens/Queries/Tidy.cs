using System.Collections;
using System.Collections.Concurrent;
using System.Globalization;
using System.Reflection;
using System.Text.Json;
using RhetoricLens.Core;

namespace RhetoricLens.Queries;

/// <summary>
/// A record as a row of a tidy table: one column a member, named in snake_case; members of nested records follow theirs with its name before them; lists of words are
/// joined by semicolons, and whatever else is inside is JSON.
/// </summary>
public static class Tidy
{
    private static readonly ConcurrentDictionary<Type, IReadOnlyList<TidyColumn>> Known = new();

    /// <summary>The columns of a record in order.</summary>
    public static IReadOnlyList<TidyColumn> Columns<T>() => Known.GetOrAdd(typeof(T), type => [.. Of(type, "", row => row)]);

    /// <summary>Names of the columns.</summary>
    public static IReadOnlyList<string> Header<T>() => [.. Columns<T>().Select(column => column.Name)];

    /// <summary>Cells of a row; see <see cref="Csv"/>.</summary>
    public static string[] Cells<T>(T row) => [.. Columns<T>().Select(column => TidyColumn.Cell(column.Value(row)))];

    private static IEnumerable<TidyColumn> Of(Type type, string prefix, Func<object?, object?> parent) => type
        .GetProperties(BindingFlags.Public | BindingFlags.Instance)
        .Where(property => property.GetIndexParameters().Length == 0 && property.CanRead && property.Name != "EqualityContract")
        .SelectMany(property =>
        {
            object? Value(object? row) => parent(row) is { } owner ? property.GetValue(owner) : null;
            var name = prefix + JsonNamingPolicy.SnakeCaseLower.ConvertName(property.Name);
            var inner = Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType;
            return IsCell(inner) ? [new TidyColumn(name, inner, Value)] : Of(inner, name + "_", Value);
        });

    private static bool IsCell(Type type) =>
        type.IsPrimitive || type.IsEnum || type.Namespace == nameof(System) || type == typeof(PartialDate) || typeof(IEnumerable).IsAssignableFrom(type);
}

/// <summary>A column of a tidy table.</summary>
/// <param name="Name">In snake_case.</param>
/// <param name="Type">Of its values.</param>
/// <param name="Value">The value in a row; null when there is none.</param>
public sealed record TidyColumn(string Name, Type Type, Func<object?, object?> Value)
{
    /// <summary>A value as it is written in a table; see <see cref="Csv"/>.</summary>
    public static string Cell(object? value) => value switch
    {
        null => "",
        string text => Csv.Text(text),
        bool flag => flag ? "true" : "false",
        Enum name => JsonNamingPolicy.CamelCase.ConvertName(name.ToString()),
        DateTimeOffset time => Csv.Time(time),
        DateOnly day => Csv.Day(day),
        IEnumerable<string> words => Csv.Text(string.Join("; ", words)),
        IEnumerable nested => Csv.Text(JsonSerializer.Serialize(nested, nested.GetType(), JsonShape.Options)),
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        _ => Csv.Text(value.ToString()),
    };
}
