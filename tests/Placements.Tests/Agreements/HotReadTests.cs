using Dapper;
using Npgsql;
using RegionalProviders.Persistence;
using RegionalProviders.Placements.Agreements;
using RegionalProviders.Placements.V1;
using RegionalProviders.Testing;

namespace RegionalProviders.Placements.Tests.Agreements;

/// <summary>The most frequent read, among many placements, under the policies of the app role.</summary>
public class HotReadTests
{
    [Fact]
    public async Task ListAgreements_LiveAtASetting_ReadsByTheIndexAlone()
    {
        var scene = await Scene.OwnAsync();
        await using var platform = scene.Platform;
        var agreement = await scene.CreateAsync();
        await using var superuser = new NpgsqlConnection(platform.SuperuserConnectionString);
        await superuser.ExecuteAsync(
            """
            insert into placements.agreement (id, tenant_id, child_reference, child_hash, age_years, gender, setting_id,
                organisation_id, service_type, start_on, purchase, team_reference, unregulated, reports_expected,
                created_at, updated_at)
            select gen_random_uuid(), case n % 20 when 0 then own.tenant_id else md5((n % 20)::text)::uuid end,
                own.child_reference, own.child_hash, 9, 'Male', md5((n % 997)::text)::uuid, own.organisation_id, 'ChildrensHome',
                '2026-01-01', 'Framework', '', false, '{}', now(), now()
            from placements.agreement own, generate_series(1, 60000) n;
            analyze placements.agreement;
            """
        );
        var request = new ListAgreementsRequest
        {
            SettingId = agreement.SettingId,
            LiveOn = agreement.StartOn,
        };
        var filter = new AgreementFilter(request, Page.Of(request, keys: 1), null);
        await using var app = new NpgsqlConnection(platform.AppConnectionString("placements"));
        await app.OpenAsync();
        await app.ExecuteAsync(
            """
            begin;
            select set_config('app.principal_kind', 'council', true), set_config('app.tenant_id', @council, true),
                set_config('app.coordinator_of', '', true), set_config('app.organisation_id', '', true),
                set_config('app.subject', 'tester', true), set_config('app.today', '2026-05-11', true)
            """,
            new { council = await scene.People.CouncilIdAsync(TestPrincipals.Bristol) }
        );
        await using var explain = new NpgsqlCommand("explain (analyze) " + filter.Sql, app);
        foreach (var parameter in filter.Parameters)
            explain.Parameters.Add(parameter);

        var plan = new List<string>();
        await using (var reader = await explain.ExecuteReaderAsync())
            while (await reader.ReadAsync())
                plan.Add(reader.GetString(0));

        var text = string.Join('\n', plan);
        Assert.Contains("agreement_of_setting", text, StringComparison.Ordinal);
        Assert.DoesNotContain("Seq Scan on agreement", text, StringComparison.Ordinal);
        var officer = await scene.OfficerAsync();
        var found = await officer.ListAgreementsAsync(request).ToListAsync();
        Assert.Equal(agreement.Id, Assert.Single(found).Id);
    }
}
