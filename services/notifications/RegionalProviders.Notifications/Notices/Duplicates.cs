using RegionalProviders.Common.V1;
using RegionalProviders.Errors;
using RegionalProviders.Notifications.V1;
using RegionalProviders.Persistence;

namespace RegionalProviders.Notifications.Notices;

/// <summary>Keeps members from being told the same twice.</summary>
internal static class Duplicates
{
    // What lifts or ends a limit is told apart by the notice that it closes; "other" says nothing.
    private static readonly short[] NoMatters =
    [
        (short)ProtocolMatter.SuspensionLifted,
        (short)ProtocolMatter.RestrictionLifted,
    ];
    private const short NoCategory = (short)NoticeCategory.Other;

    /// <summary>
    /// Refuses where an open notice that the caller may see is about the same subject (the same whole organisation, or a
    /// setting in common) and has a matter or category in common, and the caller has not said that it is another. Of two
    /// such notices raised at the same moment the second waits for the first.
    /// </summary>
    public static async Task RequireNoneAsync(NewNotice notice, ServiceTransaction tx)
    {
        await SubjectLock.TakeAsync(notice.Subjects, tx);
        var open = await tx.QueryAsync<Guid>(
            """
            select n.id from notifications.notice n
            where n.state = 1 and not n.id = any (@DistinctFrom) and n.id is distinct from @ClosesNoticeId
                and (n.matters && @matters or n.categories && @categories)
                and n.id = any (array(
                    select s.notice_id from notifications.notice_setting s where s.setting_id = any (@SettingIds)
                    union select w.id from notifications.notice w
                    where @OrganisationWide and w.organisation_wide and w.organisation_id = @OrganisationId
                    union select s.notice_id from notifications.notice_setting s
                    join notifications.notice n on n.id = s.notice_id
                        and (n.matters && @ofRegistration or n.categories && @categoriesOfRegistration)
                    where s.setting_id = any ((select notifications.with_premises(@SettingIds))::uuid[])))
            order by n.id desc limit 20
            """,
            new
            {
                notice.DistinctFrom,
                notice.ClosesNoticeId,
                matters = notice.Matters.Except(NoMatters).ToArray(),
                categories = notice.Categories.Where(category => category != NoCategory).ToArray(),
                // Of what is said of a registration, another may have named another of its settings.
                ofRegistration = notice.Matters.Intersect(Matters.StoredOfRegistration).ToArray(),
                categoriesOfRegistration = notice
                    .Categories.Intersect(Matters.StoredCategoriesOfRegistration)
                    .ToArray(),
                notice.Given.OrganisationWide,
                notice.OrganisationId,
                notice.SettingIds,
            }
        );
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
