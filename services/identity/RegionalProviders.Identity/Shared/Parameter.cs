using Npgsql;

namespace RegionalProviders.Identity.Shared;

/// <summary>Positional parameters, typed.</summary>
internal static class Parameter
{
    internal static NpgsqlParameter Text(string? value) =>
        new()
        {
            Value = value is null ? DBNull.Value : value,
            NpgsqlDbType = NpgsqlTypes.NpgsqlDbType.Text,
        };

    internal static NpgsqlParameter Uuid(Guid? value) =>
        new()
        {
            Value = value is null ? DBNull.Value : value.Value,
            NpgsqlDbType = NpgsqlTypes.NpgsqlDbType.Uuid,
        };

    internal static NpgsqlParameter Of<T>(T value)
        where T : struct => new NpgsqlParameter<T> { TypedValue = value };
}
