using RegionalProviders.Providers.Registrations;

namespace RegionalProviders.Providers.Settings;

/// <summary>The columns and joins that queries for settings share.</summary>
internal static class SettingSql
{
    /// <summary>The columns in the order in which <see cref="SettingMapping.Read"/> reads them.</summary>
    public const string Columns = $"""
        s.id, s.name, s.name_withheld, s.service_type, s.address_lines, s.town, s.county, s.postcode, s.address_withheld,
        h.gss_code, h.name, s.region, s.places, s.vacancies, s.vacancies_declared_at, s.latitude, s.longitude,
        s.is_primary, s.updated_at, s.version, {RegistrationSql.Columns}
        """;

    /// <summary>Number of <see cref="Columns"/>.</summary>
    public const int ColumnCount = 34;

    /// <summary>Joins to <c>setting s</c>.</summary>
    public const string Joins = $"""
        left join {ProvidersModule.Name}.authority h on h.id = s.host_authority_id
        left join {ProvidersModule.Name}.registration r on r.id = s.registration_id
        {RegistrationSql.Joins}
        """;

    /// <summary>The complete query for settings; a condition on <c>s</c> must follow.</summary>
    public const string Select = $"""
        select {Columns} from {ProvidersModule.Name}.setting s {Joins} where {RegistrationSql.MayRead} and
        """;
}
