namespace RegionalProviders.Providers.Registrations;

/// <summary>What every statement that answers with registrations selects.</summary>
internal static class RegistrationSql
{
    /// <summary>
    /// A condition that refuses a council in no consortium, whether or not there is a row that policies would have to
    /// look at: what is missing must not look different from what is there.
    /// </summary>
    public const string MayRead = $"(select {ProvidersModule.Name}.reads_register()) is not null";

    /// <summary>Columns in the order that <see cref="RegistrationMapping.Read"/> reads.</summary>
    public const string Columns = """
        r.regulator, r.urn, r.provision_type, r.status, r.registered_on, r.sector, o.id, o.name, o.company_number,
        r.last_inspected_on, r.last_listed_on, r.withdrawn, r.linked_education_urn,
        j.scales, j.judged, j.bands, j.inspected_on, j.published_on
        """;

    /// <summary>Joins to <c>registration r</c>.</summary>
    public const string Joins = $"""
        left join {ProvidersModule.Name}.organisation o on o.id = r.owner_id
        left join lateral (
            select array_agg(c.scale) as scales, array_agg(c.value) as judged, array_agg(c.band) as bands,
                array_agg(c.inspected_on) as inspected_on, array_agg(c.published_on) as published_on
            from (select * from {ProvidersModule.Name}.current_judgement x where x.registration_id = r.id order by x.scale) c
        ) j on true
        """;
}
