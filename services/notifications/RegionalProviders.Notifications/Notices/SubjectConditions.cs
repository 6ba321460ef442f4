using RegionalProviders.Notifications.Data;

namespace RegionalProviders.Notifications.Notices;

/// <summary>
/// Conditions on what a notice n is about. The ids are gathered first and n is found by them: a condition that the
/// policies keep from an index would walk through every notice.
/// </summary>
internal static class SubjectConditions
{
    /// <summary>It tells of a registration itself, and so of all its settings, whichever of them it names.</summary>
    public static readonly string OfRegistration =
        $"(n.matters && {StoredEnum.ArrayLiteral(ProtocolMatterRules.OfRegistration)} or n.categories && {StoredEnum.ArrayLiteral(ProtocolMatterRules.CategoriesOfRegistration)})";

    private static readonly string OfSettings = $"""
        select s.notice_id from notifications.notice_setting s where s.setting_id = any (@settings)
        union select s.notice_id from notifications.notice_setting s
        join notifications.notice n on n.id = s.notice_id and {OfRegistration}
        where s.setting_id = any ((select notifications.with_premises(@settings))::uuid[])
        union select w.id from notifications.notice w
        where w.organisation_wide and w.organisation_id = any (array(
            select r.organisation_id from notifications.registered_setting r where r.setting_id = any (@settings)))
        """;

    /// <summary>Settings of the registration of @setting: what is said of one holds for all.</summary>
    public const string OfSameRegistration =
        "any ((select notifications.with_premises(array[@setting::uuid]))::uuid[])";

    /// <summary>One of @settings is named, or all of its organisation is meant.</summary>
    public static readonly string Settings = $"n.id = any (array({OfSettings}))";

    /// <summary>The same, or anything about @organisation.</summary>
    public static readonly string SettingsOrOrganisation = $"""
        n.id = any (array(
            {OfSettings}
            union select o.id from notifications.notice o where o.organisation_id = @organisation))
        """;
}
