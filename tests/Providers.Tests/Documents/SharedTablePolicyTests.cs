using Dapper;
using Npgsql;
using RegionalProviders.Testing;

namespace RegionalProviders.Providers.Tests.Documents;

/// <summary>What the database itself allows the service's role to do, whatever its code asks for.</summary>
public class SharedTablePolicyTests
{
    private const string InsertDocument = """
        insert into providers.document (id, consortium_id, council_id, type, setting_id, received_on, reference,
            created_at, updated_at)
        values (gen_random_uuid(), @consortium, @council, 'insurance', @setting, current_date, '', now(), now())
        """;

    [Theory]
    [InlineData("document")]
    [InlineData("compliance_policy")]
    [InlineData("property_check")]
    [InlineData("planning_lead")]
    public async Task Table_ForAnyoneButMembers_ShowsNothing(string table)
    {
        var scene = await Scene.SetAsync();
        var home = await scene.HomeAsync();
        await InsertAsync(scene, table, home);
        var bath = await scene.People.CouncilIdAsync(TestPrincipals.Bath);
        var leeds = await scene.People.CouncilIdAsync(TestPrincipals.Leeds);

        Assert.NotEqual(0, await CountAsync("council", tenant: bath));
        Assert.NotEqual(0, await CountAsync("coordinator", coordinatorOf: scene.Members));
        Assert.Equal(0, await CountAsync("council", tenant: leeds));
        Assert.Equal(0, await CountAsync("provider", organisation: home.Organisation.ToString()));
        Assert.Equal(0, await CountAsync("operator"));
        Assert.Equal(0, await CountAsync("system"));
        var nobody = await Assert.ThrowsAsync<PostgresException>(() => CountAsync(""));
        Assert.Equal("RP001", nobody.SqlState);

        async Task<long> CountAsync(
            string kind,
            string tenant = "",
            string coordinatorOf = "",
            string organisation = ""
        )
        {
            await using var connection = await AsAsync(
                scene,
                kind,
                tenant,
                coordinatorOf,
                organisation
            );
            return await connection.ExecuteScalarAsync<long>(
                $"select count(*) from providers.{table} where consortium_id = @consortium",
                new { consortium = Guid.Parse(scene.Members) }
            );
        }
    }

    [Fact]
    public async Task Document_InTheNameOfAnotherCouncil_IsRefused()
    {
        var scene = await Scene.SetAsync();
        var bath = await scene.People.CouncilIdAsync(TestPrincipals.Bath);
        await using var connection = await AsAsync(scene, "council", bath);
        var row = new
        {
            consortium = Guid.Parse(scene.Members),
            council = Guid.Parse(await scene.People.CouncilIdAsync(TestPrincipals.Bristol)),
            setting = (await scene.HomeAsync()).Setting,
        };

        var refused = await Assert.ThrowsAsync<PostgresException>(() =>
            connection.ExecuteAsync(InsertDocument, row)
        );

        Assert.Equal(PostgresErrorCodes.InsufficientPrivilege, refused.SqlState);
    }

    [Theory]
    [InlineData("update providers.document set council_id = null where false")]
    [InlineData("update providers.document set type = 'insurance' where false")]
    [InlineData("delete from providers.document where false")]
    [InlineData("delete from providers.compliance_policy where false")]
    [InlineData("update providers.property_check set items = '[]' where false")]
    [InlineData("update providers.planning_lead set consortium_id = null where false")]
    public async Task Table_ForAChangeThatNoCallMakes_IsRefused(string statement)
    {
        var scene = await Scene.SetAsync();
        await using var connection = await AsAsync(
            scene,
            "council",
            await scene.People.CouncilIdAsync(TestPrincipals.Bath)
        );

        var refused = await Assert.ThrowsAsync<PostgresException>(() =>
            connection.ExecuteAsync(statement)
        );

        Assert.Equal(PostgresErrorCodes.InsufficientPrivilege, refused.SqlState);
    }

    private static async Task InsertAsync(Scene scene, string table, Home home)
    {
        await using var connection = new NpgsqlConnection(scene.Platform.SuperuserConnectionString);
        var statement = table switch
        {
            "document" => InsertDocument,
            "compliance_policy" => """
                insert into providers.compliance_policy
                    (id, consortium_id, council_id, council_only, service_type, document_types, review_months, valid_from, set_at)
                values (gen_random_uuid(), @consortium, @council, false, 'Bespoke', '{insurance}', 1, '2020-01-01', now())
                on conflict do nothing
                """,
            "property_check" => """
                insert into providers.property_check
                    (id, consortium_id, council_id, setting_id, checked_on, items, not_met_count, unanswered_count, created_at)
                values (gen_random_uuid(), @consortium, @council, @setting, current_date, '[]', 0, 0, now())
                """,
            _ => """
                insert into providers.planning_lead (id, consortium_id, council_id, authority_gss, application_reference,
                    address, applicant, applied_on, feedback, created_at, updated_at)
                values (gen_random_uuid(), @consortium, @council, 'E06000023', gen_random_uuid()::text, '', '',
                    current_date, '', now(), now())
                """,
        };
        await connection.ExecuteAsync(
            statement,
            new
            {
                consortium = Guid.Parse(scene.Members),
                council = Guid.Parse(await scene.People.CouncilIdAsync(TestPrincipals.Bristol)),
                setting = home.Setting,
            }
        );
    }

    private static async Task<NpgsqlConnection> AsAsync(
        Scene scene,
        string kind,
        string tenant = "",
        string coordinatorOf = "",
        string organisation = ""
    )
    {
        // Not pooled, because session settings stay with the connection.
        var app = new NpgsqlConnectionStringBuilder(scene.Platform.AppConnectionString("providers"))
        {
            Pooling = false,
        };
        var connection = new NpgsqlConnection(app.ConnectionString);
        await connection.OpenAsync();
        await connection.ExecuteAsync(
            """
            select set_config('app.principal_kind', @kind, false), set_config('app.tenant_id', @tenant, false),
                set_config('app.coordinator_of', @coordinatorOf, false), set_config('app.subject', 'test', false),
                set_config('app.organisation_id', @organisation, false), set_config('app.today', @today, false)
            """,
            new
            {
                kind,
                tenant,
                coordinatorOf,
                organisation,
                today = $"{scene.Today:O}",
            }
        );
        return connection;
    }
}
