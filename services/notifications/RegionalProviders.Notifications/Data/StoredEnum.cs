using System.Data;
using Dapper;

namespace RegionalProviders.Notifications.Data;

/// <summary>
/// Enums as stored: text with the C# member's name, restricted by a check constraint on the column. Dapper reads single
/// values by itself but sends them as numbers, so parameters are passed as text.
/// </summary>
internal static class StoredEnum
{
    /// <summary>The names of values, for a column or parameter of type <c>text[]</c>.</summary>
    public static string[] Names<T>(this IEnumerable<T> values)
        where T : struct, Enum => [.. values.Select(value => value.ToString())];

    /// <summary>The names as a literal of type <c>text[]</c>, for a statement that has no parameter for them.</summary>
    public static string ArrayLiteral<T>(IEnumerable<T> values)
        where T : struct, Enum => $"'{{{string.Join(", ", values.Names())}}}'::text[]";

    /// <summary>Lets Dapper read <c>text[]</c> as an array of the enum.</summary>
    public static void ReadArraysOf<T>()
        where T : struct, Enum => SqlMapper.AddTypeHandler(new ArrayHandler<T>());

    private sealed class ArrayHandler<T> : SqlMapper.TypeHandler<T[]>
        where T : struct, Enum
    {
        public override T[] Parse(object value) =>
            [.. ((string[])value).Select(name => Enum.Parse<T>(name))];

        public override void SetValue(IDbDataParameter parameter, T[]? value) =>
            parameter.Value = value?.Names();
    }
}
