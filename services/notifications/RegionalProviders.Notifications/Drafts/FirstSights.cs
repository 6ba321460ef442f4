using RegionalProviders.AccessLog;
using RegionalProviders.Persistence;

namespace RegionalProviders.Notifications.Drafts;

/// <summary>
/// Logs when a council first sees a draft for no other reason than its placements. A council records its placements itself,
/// so the host authority can ask about one that was recorded only to see what others have about the home.
/// </summary>
internal static class FirstSights
{
    /// <summary>Records the sights among drafts that this call shows; those that another call recorded are left out.</summary>
    /// <param name="drafts">Drafts, each with its host authority.</param>
    /// <param name="tx">The transaction that read them.</param>
    public static async Task RecordAsync(
        IEnumerable<(Guid Draft, Guid? Host)> drafts,
        ServiceTransaction tx
    )
    {
        var hosts = drafts.ToDictionary(each => each.Draft, each => each.Host);
        if (hosts.Count == 0)
            return;
        var recorded = await tx.QueryAsync<Guid>(
            """
            insert into notifications.draft_first_sight (draft_id, seen_at)
            select draft, @Now from unnest(@drafts) draft order by draft
            on conflict do nothing returning draft_id
            """,
            new { drafts = hosts.Keys.ToArray(), tx.Now }
        );
        foreach (var draft in recorded)
            tx.RecordAccess(
                new AccessedObject("draft_first_sight", draft.ToString())
                {
                    Owner = ChainName.OwnerOf(hosts[draft], null),
                }
            );
    }

    /// <summary>Records the sights among rows that this call shows.</summary>
    public static Task RecordAsync(IEnumerable<DraftRow> rows, ServiceTransaction tx) =>
        RecordAsync(
            rows.Where(row => row.FirstSight).Select(row => (row.Id, row.HostCouncilId)),
            tx
        );
}
