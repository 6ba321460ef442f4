using RegionalProviders.Persistence;

namespace RegionalProviders.Notifications.Drafts;

/// <summary>Tells what is new from what comes late or again.</summary>
internal static class RegisterChange
{
    /// <summary>The topic of statuses; scales of judgement are topics of their own.</summary>
    public const short Status = 0;

    /// <summary>
    /// Records that an import told of a setting; false where the same or a later one has before, and nothing is to be done.
    /// </summary>
    public static async Task<bool> IsNewAsync(
        Guid settingId,
        short topic,
        Guid importId,
        ServiceTransaction tx
    ) =>
        await tx.ExecuteAsync(
            """
            insert into notifications.register_change as held (setting_id, topic, import_id)
            values (@settingId, @topic, @importId)
            on conflict (setting_id, topic) do update set import_id = excluded.import_id
            where held.import_id < excluded.import_id
            """,
            new
            {
                settingId,
                topic,
                importId,
            }
        ) == 1;
}
