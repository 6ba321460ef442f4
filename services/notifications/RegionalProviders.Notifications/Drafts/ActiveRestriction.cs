using RegionalProviders.Notifications.V1;
using RegionalProviders.Persistence;
using RegionalProviders.Providers.V1;

namespace RegionalProviders.Notifications.Drafts;

/// <summary>A suspension or restriction in force, with the registration of the setting that it names.</summary>
internal sealed record ActiveRestriction
{
    public Guid RegulatoryNoticeId { get; init; }
    public RegulatoryNoticeType Type { get; init; }

    /// <summary>
    /// The primary setting of the registration; if the register does not know the setting, the setting itself.
    /// </summary>
    public Guid SettingId { get; init; }
    public Regulator Regulator { get; init; }
    public string Urn { get; init; } = "";

    /// <summary>First day of the suspension or restriction, before any extensions.</summary>
    public DateOnly From { get; init; }

    /// <summary>
    /// The current suspension or restriction that a regulatory notice belongs to; null if there is none, if it was
    /// lifted, or if its last day has passed: then there is nothing to warn of.
    /// </summary>
    public static Task<ActiveRestriction?> FindAsync(
        Guid regulatoryNotice,
        ServiceTransaction tx
    ) =>
        tx.QuerySingleOrDefaultAsync<ActiveRestriction>(
            """
            select n.id as regulatory_notice_id, n.type, notifications.limited_from(n.id) as from,
                coalesce(r.setting_id, n.setting_id) as setting_id, coalesce(r.regulator, 'Unspecified') as regulator,
                coalesce(r.urn, n.urn) as urn
            from notifications.regulatory_notice n
            join notifications.regulatory_notice l on l.id = notifications.standing_limit(n.id)
                and (l.ends_on is null or l.ends_on >= notifications.today())
            left join notifications.registered_setting s on s.setting_id = n.setting_id
            left join notifications.register_entry r on r.urn = s.urn and r.regulator = s.regulator
            where n.id = @regulatoryNotice
            order by r.updated_at desc nulls last limit 1
            """,
            new { regulatoryNotice }
        );
}
