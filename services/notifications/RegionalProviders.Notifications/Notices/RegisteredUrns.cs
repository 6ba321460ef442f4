using RegionalProviders.Persistence;

namespace RegionalProviders.Notifications.Notices;

/// <summary>
/// Finds URNs that belong to another setting in the register, as they would warn members of the wrong home.
/// </summary>
internal static class RegisteredUrns
{
    public const string Rule =
        "must be the number of the setting that id names: the register has them apart. Find the setting with SearchSettings.";

    /// <summary>Indexes of the settings whose URN belongs to another setting.</summary>
    public static async Task<IReadOnlyList<int>> WrongAsync(
        Guid[] settingIds,
        string[] urns,
        ServiceTransaction tx
    )
    {
        var wrong = new List<int>();
        await tx.SendAsync(Statement(settingIds, urns, wrong.Add));
        return wrong;
    }

    /// <summary>As <see cref="WrongAsync"/>, for callers that batch several statements in one round trip.</summary>
    public static SqlStatement Statement(Guid[] settingIds, string[] urns, Action<int> wrong) =>
        new(
            """
            select g.place::int - 1 from unnest($1, $2) with ordinality g (setting_id, urn, place)
            where g.urn <> '' and exists (
                    select from notifications.registered_setting r where r.setting_id = g.setting_id or r.urn = g.urn)
                and not exists (
                    select from notifications.registered_setting r where r.setting_id = g.setting_id and r.urn = g.urn)
            order by 1
            """,
            [Argument.Of(settingIds), Argument.Of(urns)],
            row => wrong(row.GetInt32(0))
        );
}
