using RegionalProviders.Messaging;
using RegionalProviders.Persistence;
using RegionalProviders.Providers.Events;
using RegionalProviders.Providers.V1;

namespace RegionalProviders.Providers.Registrations;

/// <summary>Publishes the current state of registrations, in batches whatever their number.</summary>
internal static class RegistrationRecords
{
    // Limits memory use when the whole register is published.
    private const int MaxRegistrations = 5000;
    private const string S = ProvidersModule.Name;

    /// <summary>Publishes the registrations <c>r</c> that the condition selects, with all of their settings.</summary>
    public static async Task<int> PublishAsync(
        ServiceTransaction transaction,
        string where,
        Guid? registrationId = null
    )
    {
        // A separate statement, so that the next one sees what was committed while this one waited for row locks.
        var recorded = await transaction.QueryAsync<Guid>(
            $"""
            insert into {S}.registration_record as l (registration_id, recorded_at)
            select r.id, @Now from {S}.registration r where {where} order by r.id
            on conflict (registration_id) do update
            set recorded_at = greatest(excluded.recorded_at, l.recorded_at + interval '1 microsecond')
            returning registration_id
            """,
            new { registrationId, transaction.Now }
        );
        var published = 0;
        foreach (var chunk in recorded.Chunk(MaxRegistrations))
            published += await WriteAsync(transaction, chunk);
        return published;
    }

    private static async Task<int> WriteAsync(ServiceTransaction transaction, Guid[] registrations)
    {
        var rows = await transaction.QueryAsync<RecordedRegistration>(
            RecordedRegistration.Select,
            new { registrations }
        );
        var settings = (
            await transaction.QueryAsync<SettingOfRegistration>(
                $"""
                select registration_id, id, service_type, host_authority_id
                from {S}.setting where registration_id = any (@registrations) order by id
                """,
                new { registrations }
            )
        ).ToLookup(
            row => row.RegistrationId,
            row => new RecordedSetting(row.Id, row.ServiceType, row.HostAuthorityId)
        );
        await transaction.PublishAllAsync(
            rows.Select(row => row.ToEvent(settings[row.Id])),
            each => each.RegistrationId.ToString()
        );
        return rows.Count;
    }

    private sealed record SettingOfRegistration
    {
        public Guid RegistrationId { get; init; }
        public Guid Id { get; init; }
        public ServiceType ServiceType { get; init; }
        public Guid? HostAuthorityId { get; init; }
    }
}
