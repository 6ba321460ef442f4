using RegionalProviders.Deadlines;
using RegionalProviders.Persistence;
using RegionalProviders.Providers.V1;

namespace RegionalProviders.RegisterCopy;

/// <summary>A setting with its registration, as the register last recorded them.</summary>
public sealed record RegisteredSetting
{
    /// <summary>The setting.</summary>
    public Guid SettingId { get; init; }

    /// <summary>The regulator, within whose numbering <see cref="Urn"/> is unique.</summary>
    public Regulator Regulator { get; init; }

    /// <summary>The regulator's number, upper case.</summary>
    public string Urn { get; init; } = "";

    /// <summary>The provider; null if unknown or withheld.</summary>
    public Guid? OrganisationId { get; init; }

    /// <summary>The present council in whose area it is; null if unknown.</summary>
    public Guid? HostCouncilId { get; init; }

    /// <summary>Unspecified if the register has a type that is newer than this service.</summary>
    public ServiceType ServiceType { get; init; }

    /// <summary>Status of its registration; Unspecified as for <see cref="ServiceType"/>.</summary>
    public RegistrationStatus Status { get; init; }

    /// <summary>
    /// The setting with the registration that was recorded last; null if the register does not know the setting, or the
    /// caller may not see it.
    /// </summary>
    public static async Task<RegisteredSetting?> FindAsync(Guid setting, ServiceTransaction tx)
    {
        ArgumentNullException.ThrowIfNull(tx);
        var found = await tx.QuerySingleOrDefaultAsync<RegisteredSetting>(
            $"""
            select setting_id, regulator, urn, organisation_id, host_council_id, service_type, status
            from {tx.Schema.Name}.registered_setting where setting_id = @setting order by updated_at desc limit 1
            """,
            new { setting }
        );
        return found is null
            ? null
            : found with
            {
                HostCouncilId = HostCouncil.On(LondonTime.DateOf(tx.Now), found.HostCouncilId),
            };
    }
}
