using Npgsql;

namespace RegionalProviders.Bench;

/// <summary>The least that PostgreSQL must do for each workload: the same rows, the same policies, nothing else.</summary>
internal static class Statements
{
    internal const string GetByUrn = """
        select s.*, h.gss_code, h.name, r.*, o.name, j.value, j.band
        from providers.setting s
        left join providers.authority h on h.id = s.host_authority_id
        left join providers.registration r on r.id = s.registration_id
        left join providers.organisation o on o.id = r.owner_id
        left join providers.current_judgement j on j.registration_id = r.id
        where s.regulator = 1 and s.urn = $1 and s.is_primary
        """;

    internal const string Page = """
        select s.*, h.gss_code, h.name, r.*, o.name, j.value, j.band
        from (
            select * from providers.setting
            where region = $1 and not withdrawn and status in (1, 2)
            order by sort_name, id limit 51
        ) s
        left join providers.authority h on h.id = s.host_authority_id
        left join providers.registration r on r.id = s.registration_id
        left join providers.organisation o on o.id = r.owner_id
        left join providers.current_judgement j on j.registration_id = r.id
        """;

    internal static NpgsqlBatchCommand Settings(string councilId) =>
        new(
            "select set_config('app.principal_kind', 'council', true), set_config('app.tenant_id', $1, true),"
                + " set_config('app.subject', 'bench', true), set_config('app.today', current_date::text, true)"
        )
        {
            Parameters = { new NpgsqlParameter<string> { TypedValue = councilId } },
        };
}
