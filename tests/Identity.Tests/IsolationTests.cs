using Dapper;
using Identity.Tests.Fixtures;
using Npgsql;
using RegionalProviders.Common.V1;

namespace Identity.Tests;

/// <summary>What the database itself allows the service's role to do, whatever the service asks for.</summary>
[Collection(IdentityCollection.Name)]
public class IsolationTests(IdentityHost host)
{
    private const string Surrey = "E10000030";

    [Fact]
    public async Task EveryTable_HasRowSecurityForced()
    {
        await using var superuser = new NpgsqlConnection(host.Superuser);

        var open = await superuser.QueryAsync<string>(
            """
            select relname from pg_class
            where relnamespace = 'identity'::regnamespace and relkind = 'r' and relname <> 'schema_version'
                and not (relrowsecurity and relforcerowsecurity)
            """
        );

        Assert.Empty(open);
    }

    [Theory]
    [InlineData("council")]
    [InlineData("council_code")]
    [InlineData("council_name")]
    [InlineData("council_successor")]
    [InlineData("consortium")]
    [InlineData("membership")]
    [InlineData("client")]
    [InlineData("client_assertion")]
    [InlineData("signing_key")]
    [InlineData("token_issuer")]
    public async Task EveryTable_NoPrincipalSet_IsAnErrorNotAnEmptyAnswer(string table)
    {
        // Policies are only evaluated for rows, so every table must have some.
        await host.MemberAsync(await host.ConsortiumAsync(), Surrey);
        var client = await KeyClient.CreateAsync(host);
        using var used = await client.RequestTokenAsync(client.Sign(client.Claims()));
        await using var issuer = await ForeignIssuer.StartAsync(host);
        await issuer.RegisterAsync("E10000016");
        await using var app = await OpenAsync();

        var refused = await Assert.ThrowsAsync<PostgresException>(() =>
            app.QueryAsync($"select * from identity.{table}")
        );

        Assert.Equal("RP001", refused.SqlState);
    }

    [Fact]
    public async Task Clients_EachPrincipal_SeesItsOwn()
    {
        var own = await host.CouncilAsync(Surrey, Role.Reader);
        await host.CouncilAsync("E10000016", Role.Reader);
        var surrey = TestData.CouncilId(Surrey);
        const string Foreign =
            "select count(*)::int from identity.client where council_id is distinct from @surrey";

        Assert.Equal(0, await CountAsync("council", Foreign, surrey));
        Assert.Equal(
            0,
            await CountAsync("coordinator", "select count(*)::int from identity.client")
        );
        Assert.Equal(0, await CountAsync("provider", "select count(*)::int from identity.client"));
        Assert.Equal(0, await CountAsync("system", "select count(*)::int from identity.client"));
        Assert.True(await CountAsync("operator", Foreign, surrey) > 0);
        Assert.Equal(
            1,
            await CountAsync(
                "system",
                "select count(*)::int from identity.client",
                signIn: own.ClientId
            )
        );
        Assert.Equal(
            0,
            await CountAsync(
                "council",
                "select count(*)::int from identity.client where kind = 'operator'",
                signIn: host.Administrator.ClientId
            )
        );
    }

    [Theory]
    [InlineData("council")]
    [InlineData("coordinator")]
    [InlineData("provider")]
    [InlineData("operator")]
    public async Task SigningKeysAndAssertions_AnyCaller_SeesNone(string kind)
    {
        await host.OperatorAsync();

        Assert.Equal(0, await CountAsync(kind, "select count(*)::int from identity.signing_key"));
        Assert.Equal(
            0,
            await CountAsync(kind, "select count(*)::int from identity.client_assertion")
        );
        Assert.True(
            await CountAsync("system", "select count(*)::int from identity.signing_key") > 0
        );
    }

    [Theory]
    [InlineData("update identity.client set roles = array['administrator']")]
    [InlineData("delete from identity.client")]
    [InlineData("update identity.council set name = name")]
    [InlineData("delete from identity.membership")]
    [InlineData("update identity.membership set council_id = council_id")]
    [InlineData("update identity.consortium set name = name")]
    [InlineData("update identity.signing_key set not_before = now()")]
    [InlineData("update identity.signing_key set public_jwk = public_jwk")]
    [InlineData("update identity.token_issuer set council_id = council_id")]
    [InlineData("update identity.token_issuer set issuer = issuer")]
    [InlineData("delete from identity.token_issuer")]
    public async Task Statements_BeyondWhatTheServiceNeeds_AreNotGranted(string sql)
    {
        await using var app = await OpenAsync();
        await using var transaction = await app.BeginTransactionAsync();
        await SetAsync(app, "operator", "");

        var refused = await Assert.ThrowsAsync<PostgresException>(() => app.ExecuteAsync(sql));

        Assert.Equal(PostgresErrorCodes.InsufficientPrivilege, refused.SqlState);
    }

    [Theory]
    [InlineData("council", "council", "E10000016", "reader")] // another council's
    [InlineData("council", "operator", null, "operator")]
    [InlineData("coordinator", "operator", null, "operator")]
    [InlineData("system", "operator", null, "operator")]
    public async Task InsertClient_BeyondThePrincipal_IsRefused(
        string principal,
        string kind,
        string? gss,
        string role
    )
    {
        await using var app = await OpenAsync();
        await using var transaction = await app.BeginTransactionAsync();
        await SetAsync(app, principal, "");

        var refused = await Assert.ThrowsAsync<PostgresException>(() =>
            app.ExecuteAsync(
                """
                insert into identity.client (client_id, name, kind, council_id, roles, secret_salt, secret_hash, created_at)
                values ('x', 'Name', @kind, @council, array[@role], '\x00', '\x00', now())
                """,
                new
                {
                    kind,
                    council = gss is null ? (Guid?)null : Guid.Parse(TestData.CouncilId(gss)),
                    role,
                }
            )
        );

        Assert.Equal(PostgresErrorCodes.InsufficientPrivilege, refused.SqlState);
    }

    [Theory]
    [InlineData("council", "operator")]
    [InlineData("operator", "administrator")]
    public async Task InsertClient_RoleOfAnotherKind_IsRefusedWhoeverAsks(string kind, string role)
    {
        await using var superuser = new NpgsqlConnection(host.Superuser);

        var refused = await Assert.ThrowsAsync<PostgresException>(() =>
            superuser.ExecuteAsync(
                """
                insert into identity.client (client_id, name, kind, council_id, roles, secret_salt, secret_hash, created_at)
                values ('x', 'Name', @kind, @council, array[@role], '\x00', '\x00', now())
                """,
                new
                {
                    kind,
                    council = kind == "council"
                        ? Guid.Parse(TestData.CouncilId(Surrey))
                        : (Guid?)null,
                    role,
                }
            )
        );

        Assert.Equal("client_roles_of_its_kind", refused.ConstraintName);
    }

    [Fact]
    public async Task TokenIssuers_EachPrincipal_SeesItsOwnAndTheServiceTheEnabledOnes()
    {
        await using var own = await ForeignIssuer.StartAsync(host);
        await using var others = await ForeignIssuer.StartAsync(host);
        var registered = await own.RegisterAsync(Surrey);
        await others.RegisterAsync("E10000016");
        const string All = "select count(*)::int from identity.token_issuer";
        const string OfOthers = $"{All} where council_id <> @surrey";
        var surrey = TestData.CouncilId(Surrey);

        Assert.Equal(0, await CountAsync("council", OfOthers, surrey));
        Assert.NotEqual(0, await CountAsync("council", All));
        Assert.NotEqual(0, await CountAsync("operator", OfOthers, surrey));
        Assert.Equal(0, await CountAsync("coordinator", All));
        Assert.Equal(0, await CountAsync("provider", All));
        var enabled = await CountAsync("system", All);
        var administrator = await host.CouncilAsync(Surrey, Role.Administrator);
        await administrator.Issuers.DisableIssuerAsync(new() { Id = registered.Id });
        Assert.Equal(enabled - 1, await CountAsync("system", All));
        Assert.Equal(
            0,
            await CountAsync("system", "select count(*)::int from identity.user_account")
        );
    }

    [Theory]
    [InlineData("operator")]
    [InlineData("coordinator")]
    [InlineData("provider")]
    public async Task InsertTokenIssuer_WithARoleThatNoCouncilGives_IsRefusedWhoeverAsks(
        string role
    )
    {
        await using var superuser = new NpgsqlConnection(host.Superuser);

        var refused = await Assert.ThrowsAsync<PostgresException>(() =>
            superuser.ExecuteAsync(
                """
                insert into identity.token_issuer
                    (id, council_id, name, issuer, audience, token_type, role_claim, role_values, roles, created_at, challenge)
                values (gen_random_uuid(), @surrey, 'Name', @issuer, 'a', 'JWT', 'roles', '{x}', array[@role], now(), repeat('x', 43))
                """,
                new
                {
                    surrey = Guid.Parse(TestData.CouncilId(Surrey)),
                    issuer = $"https://{Guid.NewGuid()}.example",
                    role,
                }
            )
        );

        Assert.Equal("token_issuer_gives_council_roles", refused.ConstraintName);
    }

    private async Task<NpgsqlConnection> OpenAsync()
    {
        var app = new NpgsqlConnection(host.ConnectionString("identity"));
        await app.OpenAsync();
        return app;
    }

    private async Task<int> CountAsync(
        string kind,
        string sql,
        string? surrey = null,
        string signIn = ""
    )
    {
        await using var app = await OpenAsync();
        await using var transaction = await app.BeginTransactionAsync();
        await SetAsync(app, kind, signIn);
        return await app.ExecuteScalarAsync<int>(
            sql,
            new { surrey = surrey is null ? (Guid?)null : Guid.Parse(surrey) }
        );
    }

    private static Task<int> SetAsync(NpgsqlConnection app, string kind, string signIn) =>
        app.ExecuteAsync(
            """
            select set_config('app.principal_kind', @kind, true), set_config('app.tenant_id', @tenant, true),
                set_config('app.subject', 'test', true), set_config('app.today', '2026-01-01', true),
                set_config('app.sign_in_client_id', @signIn, true)
            """,
            new
            {
                kind,
                tenant = kind == "council" ? TestData.CouncilId(Surrey) : "",
                signIn,
            }
        );
}
