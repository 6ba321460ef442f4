using RegionalProviders.Common.V1;
using RegionalProviders.Kernel;
using RegionalProviders.Notifications.Data;
using RegionalProviders.Notifications.V1;
using RegionalProviders.Persistence;

namespace RegionalProviders.Notifications.Notices;

/// <summary>Prevents members from being notified of the same thing twice.</summary>
internal static class Duplicates
{
    // Notices that lift or end a limit are distinguished by the notice that they close; "other" is too vague to match.
    private static readonly ProtocolMatter[] NoMatters =
    [
        ProtocolMatter.SuspensionLifted,
        ProtocolMatter.RestrictionLifted,
    ];
    private static readonly NoticeCategory[] NoCategories = [NoticeCategory.Other];

    /// <summary>
    /// Open notices visible to the caller that are about the same subject (the same whole organisation, or a setting in
    /// common), have a matter or category in common, and were not declared distinct by the caller.
    /// </summary>
    public static SqlStatement Statement(NewNotice notice, Action<Guid> open) =>
        new(
            """
            select n.id from notifications.notice n
            where n.state = 'Open' and not n.id = any ($1) and n.id is distinct from $2
                and (n.matters && $3 or n.categories && $4)
                and n.id = any (array(
                    select s.notice_id from notifications.notice_setting s where s.setting_id = any ($5)
                    union select w.id from notifications.notice w
                    where $6 and w.organisation_wide and w.organisation_id = $7
                    union select s.notice_id from notifications.notice_setting s
                    join notifications.notice o on o.id = s.notice_id and (o.matters && $8 or o.categories && $9)
                    where cardinality($8) + cardinality($9) > 0
                        and s.setting_id = any ((select notifications.with_premises($5))::uuid[])))
            order by n.id desc limit 20
            """,
            [
                Argument.Of(notice.DistinctFrom),
                Argument.Of(notice.ClosesNoticeId),
                Argument.Of(notice.Given.Matters.Except(NoMatters).Names()),
                Argument.Of(notice.Given.Categories.Except(NoCategories).Names()),
                Argument.Of(notice.SettingIds),
                Argument.Of(notice.Given.OrganisationWide),
                Argument.Of(notice.OrganisationId),
                // These matters concern the whole registration, so another notice may have named a different setting of it.
                Argument.Of(
                    notice.Given.Matters.Intersect(ProtocolMatterRules.OfRegistration).Names()
                ),
                Argument.Of(
                    notice
                        .Given.Categories.Intersect(ProtocolMatterRules.CategoriesOfRegistration)
                        .Names()
                ),
            ],
            row => open(row.GetGuid(0))
        );

    /// <summary>Throws if there are any.</summary>
    public static void RequireNone(IReadOnlyList<Guid> open)
    {
        if (open.Count > 0)
            throw new ServiceException(
                ErrorReason.AlreadyExists,
                $"Open notices tell of this already: {string.Join(", ", open)}. Read them; if yours is about something else, name them in distinct_from.",
                new Dictionary<string, string>
                {
                    ["field"] = "notice",
                    ["notice_ids"] = string.Join(',', open),
                }
            );
    }
}
