using Npgsql;
using RegionalProviders.Persistence;
using RegionalProviders.Providers.V1;

namespace RegionalProviders.Providers.Settings;

/// <summary>Reads a setting within a transaction that changes it.</summary>
internal static class SettingReading
{
    /// <summary>The current setting; the caller must be allowed to see it.</summary>
    public static async Task<Setting> ReadSettingAsync(this ServiceTransaction transaction, Guid id)
    {
        await using var command = new NpgsqlCommand(
            SettingSql.Select + " s.id = @id",
            transaction.Connection
        )
        {
            Parameters = { new NpgsqlParameter<Guid>("id", id) },
        };
        await using var reader = await command.ExecuteReaderAsync(transaction.CancellationToken);
        await reader.ReadAsync(transaction.CancellationToken);
        return SettingMapping.Read(reader);
    }
}
