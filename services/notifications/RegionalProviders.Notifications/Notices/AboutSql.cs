namespace RegionalProviders.Notifications.Notices;

/// <summary>
/// Conditions on what a notice n is about. The ids are gathered first and n is found by them: a condition that the
/// policies keep from an index would walk through every notice.
/// </summary>
internal static class AboutSql
{
    /// <summary>One of @settings is named, or all of its organisation is meant.</summary>
    public const string Settings = $"n.id = any (array({OfSettings}))";

    /// <summary>The same, or anything about @organisation.</summary>
    public const string SettingsOrOrganisation = $"""
        n.id = any (array(
            {OfSettings}
            union select o.id from notifications.notice o where o.organisation_id = @organisation))
        """;

    private const string OfSettings = """
        select s.notice_id from notifications.notice_setting s where s.setting_id = any (@settings)
        union select w.id from notifications.notice w
        where w.organisation_wide and w.organisation_id = any (array(
            select r.organisation_id from notifications.register_entry r where r.setting_id = any (@settings)))
        """;
}
