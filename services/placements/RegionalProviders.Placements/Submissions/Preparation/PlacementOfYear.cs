using RegionalProviders.Persistence;
using RegionalProviders.Placements.V1;
using RegionalProviders.Providers.V1;

namespace RegionalProviders.Placements.Submissions.Preparation;

/// <summary>
/// An agreement that was in force during the year up to the snapshot date, with its costs and properties on that date.
/// </summary>
internal sealed record PlacementOfYear
{
    public Guid Id { get; init; }
    public byte[] ChildReference { get; init; } = [];
    public short AgeYears { get; init; }
    public GenderCode Gender { get; init; }
    public ServiceType ServiceType { get; init; }
    public DateOnly StartOn { get; init; }
    public DateOnly? EndedOn { get; init; }
    public string? LegalStatusCode { get; init; }
    public Purchase Purchase { get; init; }
    public bool Unregulated { get; init; }

    /// <summary>Pence a week on the snapshot date; null if no cost line is in force.</summary>
    public long? SocialCare { get; init; }
    public long? Education { get; init; }
    public long? Health { get; init; }
    public bool? HasAdditional { get; init; }

    /// <summary>An authorisation is in force on the snapshot date.</summary>
    public bool IsDeprived { get; init; }

    /// <summary>An authorisation has ended by the snapshot date.</summary>
    public bool WasDeprived { get; init; }

    /// <summary>
    /// Regulator and number of the setting's registration on the snapshot date, for the regulator that takes precedence;
    /// null if the register has none, or several numbers of that regulator.
    /// </summary>
    public Regulator? Regulator { get; init; }
    public string? Urn { get; init; }

    /// <summary>The next agreements in order of id. Schools' own numbers are not registrations and are left out.</summary>
    public static Task<IReadOnlyList<PlacementOfYear>> ReadAsync(
        DateOnly snapshotOn,
        Guid? after,
        int limit,
        ServiceTransaction tx
    ) =>
        tx.QueryAsync<PlacementOfYear>(
            """
            select a.id, a.child_reference, a.age_years, a.gender, a.service_type, a.start_on, a.ended_on,
                a.legal_status_code, a.purchase, a.unregulated, c.social_care, c.education, c.health, c.has_additional,
                exists (
                    select from placements.standing_liberty l
                    where l.agreement_id = a.id and l.from_on <= @snapshotOn and l.until_on > @snapshotOn) as is_deprived,
                exists (
                    select from placements.standing_liberty l
                    where l.agreement_id = a.id and l.until_on <= @snapshotOn) as was_deprived,
                r.regulator, r.urn
            from placements.agreement a
            left join lateral (
                select sum(l.social_care)::bigint as social_care, sum(l.education)::bigint as education,
                    sum(l.health)::bigint as health, bool_or(l.kind = 'Additional') as has_additional
                from placements.dated_line l
                where l.agreement_id = a.id and l.from_on <= @snapshotOn
                    and (l.until_on is null or l.until_on > @snapshotOn)
            ) c on true
            left join lateral (
                select first.regulator, min(first.urn) as urn
                from (
                    select e.regulator, e.urn, rank() over (order by placements.regulator_place(e.regulator)) as place
                    from placements.registered_setting e
                    where e.setting_id = a.setting_id and e.regulator <> 'Gias'
                        and (e.registered_on is null or e.registered_on <= @snapshotOn)
                        and (e.withdrawn_on is null or e.withdrawn_on > @snapshotOn)
                ) first
                where first.place = 1
                group by first.regulator
                having count(distinct first.urn) = 1
            ) r on true
            where a.start_on <= @snapshotOn
                and (a.ended_on is null or a.ended_on > @snapshotOn::date - interval '1 year')
                and (@after::uuid is null or a.id > @after)
            order by a.id
            limit @limit
            """,
            new
            {
                snapshotOn,
                after,
                limit,
            }
        );
}
