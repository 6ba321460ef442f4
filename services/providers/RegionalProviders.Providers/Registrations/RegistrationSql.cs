namespace RegionalProviders.Providers.Registrations;

/// <summary>The columns and joins that queries for registrations share.</summary>
internal static class RegistrationSql
{
    /// <summary>
    /// A condition that refuses a council in no consortium even if no row exists for which the policies would be
    /// evaluated: a missing row must be indistinguishable from an existing one.
    /// </summary>
    public const string MayRead = $"(select {ProvidersModule.Name}.reads_register()) is not null";

    /// <summary>The columns in the order in which <see cref="RegistrationMapping.Read"/> reads them.</summary>
    public const string Columns = """
        r.regulator, r.urn, r.provision_type, r.status, r.registered_on, r.sector, o.id, o.name, o.company_number,
        r.last_inspected_on, r.last_listed_on, r.withdrawn, r.linked_education_urn,
        j.judgements
        """;

    /// <summary>
    /// Joins to <c>registration r</c>. Judgements are returned as one text instead of one array per column: reading
    /// arrays took a tenth of the time of a page of settings.
    /// </summary>
    public const string Joins = $"""
        left join {ProvidersModule.Name}.organisation o on o.id = r.owner_id
        left join lateral (
            select string_agg(
                c.scale || e'\x1f' || c.band || e'\x1f' || coalesce((c.inspected_on - date '2000-01-01')::text, '')
                    || e'\x1f' || coalesce((c.published_on - date '2000-01-01')::text, '') || e'\x1f' || c.value,
                e'\x1e'
            ) as judgements
            from {ProvidersModule.Name}.current_judgement c where c.registration_id = r.id
        ) j on true
        """;
}
