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
        j.judgements
        """;

    /// <summary>
    /// Joins to <c>registration r</c>. Judgements come as one text, not as an array a column: reading arrays took a
    /// tenth of the time of a page of settings.
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
