using RegionalProviders.Persistence;

namespace RegionalProviders.Notifications.Drafts;

/// <summary>Distinguishes new events from late and repeated ones.</summary>
internal static class RegisterChange
{
    /// <summary>The topic of status changes; each judgement scale is a topic of its own, by name.</summary>
    public const string Status = "Status";

    /// <summary>
    /// Records that an import reported on a setting; false if the same or a later import was already recorded, and
    /// nothing is left to do.
    /// </summary>
    public static async Task<bool> IsNewAsync(
        Guid settingId,
        string topic,
        Guid importId,
        ServiceTransaction tx
    ) =>
        await tx.ExecuteAsync(
            """
            insert into notifications.register_change as existing (setting_id, topic, import_id)
            values (@settingId, @topic, @importId)
            on conflict (setting_id, topic) do update set import_id = excluded.import_id
            where existing.import_id < excluded.import_id
            """,
            new
            {
                settingId,
                topic,
                importId,
            }
        ) == 1;
}
