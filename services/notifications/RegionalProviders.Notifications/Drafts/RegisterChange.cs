using RegionalProviders.Persistence;

namespace RegionalProviders.Notifications.Drafts;

/// <summary>Tells what is new from what comes late or again.</summary>
internal static class RegisterChange
{
    /// <summary>The topic of statuses; a scale of judgement is a topic of its own, by its name.</summary>
    public const string Status = "Status";

    /// <summary>
    /// Records that an import told of a setting; false where the same or a later one has before, and nothing is to be done.
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
