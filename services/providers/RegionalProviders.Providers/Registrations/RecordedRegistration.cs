using RegionalProviders.Providers.Events;
using RegionalProviders.Providers.V1;

namespace RegionalProviders.Providers.Registrations;

/// <summary>A registration as it is published; its settings are read separately.</summary>
internal sealed record RecordedRegistration
{
    /// <summary>Reads the registrations of <c>@registrations</c> that have a primary setting.</summary>
    // A registration that had already ended when an older list or a list of leavers added it has no change in its history.
    public const string Select = $"""
        select r.id, r.regulator, r.urn, t.id as setting_id, r.owner_id, t.service_type, r.provision_type,
            coalesce(r.sector, '') as sector, r.status, r.registered_on,
            case when r.withdrawn or r.status in ('Resigned', 'Cancelled', 'Closed') then coalesce((
                select i.as_at
                from {ProvidersModule.Name}.history h join {ProvidersModule.Name}.import i on i.id = h.import_id
                where h.setting_id = t.id and h.field in ('registration.status', 'registration.withdrawn')
                order by h.changed_at desc, h.id desc limit 1), r.last_listed_on) end as withdrawn_on,
            t.host_authority_id, coalesce(a.nation, '') as nation, t.band, l.recorded_at,
            coalesce(t.name, '') as setting_name, coalesce(o.name, '') as organisation_name,
            (select case when count(*) = count(s.places) then sum(s.places)::integer end
                from {ProvidersModule.Name}.setting s where s.registration_id = r.id) as places,
            coalesce(lists.service_type, 'Unspecified') as listed_service_type
        from {ProvidersModule.Name}.registration r
        join {ProvidersModule.Name}.registration_record l on l.registration_id = r.id
        join {ProvidersModule.Name}.setting t on t.registration_id = r.id and t.is_primary
        left join {ProvidersModule.Name}.authority a on a.id = t.host_authority_id
        left join {ProvidersModule.Name}.organisation o on o.id = r.owner_id
        left join lateral (
            select x.service_type from {ProvidersModule.Name}.setting_source x
            where x.setting_id = t.id and x.source <> 'Council' and x.service_type is not null
            order by array_position({ProvidersModule.Name}.sources_best_first(), x.source) limit 1
        ) lists on true
        where r.id = any (@registrations)
        order by r.urn
        """;

    public Guid Id { get; init; }
    public Regulator Regulator { get; init; }
    public string Urn { get; init; } = "";
    public Guid SettingId { get; init; }
    public Guid? OwnerId { get; init; }
    public ServiceType ServiceType { get; init; }
    public string ProvisionType { get; init; } = "";
    public string Sector { get; init; } = "";
    public RegistrationStatus Status { get; init; }
    public DateOnly? RegisteredOn { get; init; }
    public DateOnly? WithdrawnOn { get; init; }
    public Guid? HostAuthorityId { get; init; }
    public string Nation { get; init; } = "";
    public JudgementBand Band { get; init; }
    public DateTime RecordedAt { get; init; }
    public string SettingName { get; init; } = "";
    public string OrganisationName { get; init; } = "";
    public int? Places { get; init; }
    public ServiceType ListedServiceType { get; init; }

    public RegistrationRecorded ToEvent(IEnumerable<RecordedSetting> settings) =>
        new(
            Id,
            Regulator,
            Urn,
            SettingId,
            OwnerId,
            ServiceType,
            ProvisionType,
            Sector,
            Status,
            RegisteredOn,
            WithdrawnOn,
            HostAuthorityId,
            Nation,
            Band,
            new DateTimeOffset(RecordedAt, TimeSpan.Zero),
            SettingName,
            OrganisationName,
            [.. settings],
            Places,
            ListedServiceType
        );
}
