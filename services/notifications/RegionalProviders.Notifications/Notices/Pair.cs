using RegionalProviders.Kernel;
using RegionalProviders.Notifications.V1;
using RegionalProviders.Persistence;

namespace RegionalProviders.Notifications.Notices;

/// <summary>
/// Notices that open and close a limit on purchasing: matters 14 and 15, 16 and 17, and 18 to close either.
/// </summary>
internal static class Pair
{
    /// <summary>
    /// The open notice that a new one closes; null if it closes none. Throws if it names one that it cannot close.
    /// </summary>
    public static async Task<NoticeRow?> ReadClosedAsync(NewNotice notice, ServiceTransaction tx)
    {
        if (notice.ClosesNoticeId is not { } id)
            return null;
        var existing = await NoticeRow.ReadForChangeAsync(tx, id, etag: "");
        if (existing.State != NoticeState.Open)
            throw Fault.StateConflict(
                "closes_notice_id: that notice is no longer open, so there is nothing to close."
            );
        var closable = notice.Given.Matters.SelectMany(ProtocolMatterRules.ClosedBy).ToList();
        if (!existing.Matters.Any(closable.Contains))
            throw Fault.StateConflict(
                "closes_notice_id: that notice is of another matter. 15 closes 14, 17 closes 16, and 18 either."
            );
        if (!IsAboutTheSame(notice, existing))
            throw Fault.StateConflict(
                "closes_notice_id: that notice is about another subject. Name the same settings, or the same organisation, as it does."
            );
        return existing;
    }

    private static bool IsAboutTheSame(NewNotice notice, NoticeRow existing) =>
        notice.Given.OrganisationWide == existing.OrganisationWide
        && (
            existing.OrganisationWide
                ? notice.OrganisationId == existing.OrganisationId
                : notice.SettingIds.ToHashSet().SetEquals(existing.SettingIds)
        );
}
