using RegionalProviders.Providers.Registrations;

namespace RegionalProviders.Providers.Settings;

/// <summary>What every statement that answers with settings selects.</summary>
internal static class SettingSql
{
    /// <summary>Columns in the order that <see cref="SettingMapping.Read"/> reads.</summary>
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

    /// <summary>All of it for one setting; a condition on <c>s</c> follows.</summary>
    public const string Select = $"""
        select {Columns} from {ProvidersModule.Name}.setting s {Joins} where {RegistrationSql.MayRead} and
        """;
}
