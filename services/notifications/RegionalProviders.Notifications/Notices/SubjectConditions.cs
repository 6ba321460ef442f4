using RegionalProviders.Notifications.Data;

namespace RegionalProviders.Notifications.Notices;

/// <summary>
/// Conditions on the subject of a notice n. The ids of notices are selected first and n is found by them: row-level
/// security would keep a direct condition from using an index, and every notice would be scanned.
/// </summary>
internal static class SubjectConditions
{
    /// <summary>The notice concerns a registration itself, and so all its settings, whichever of them it names.</summary>
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

    /// <summary>Settings of the registration of @setting: what applies to one applies to all.</summary>
    public const string OfSameRegistration =
        "any ((select notifications.with_premises(array[@setting::uuid]))::uuid[])";

    /// <summary>The notice names one of @settings, or concerns the whole organisation of one of them.</summary>
    public static readonly string Settings = $"n.id = any (array({OfSettings}))";

    /// <summary>As <see cref="Settings"/>, or anything about @organisation.</summary>
    public static readonly string SettingsOrOrganisation = $"""
        n.id = any (array(
            {OfSettings}
            union select o.id from notifications.notice o where o.organisation_id = @organisation))
        """;
}
