using Dapper;
using Identity.Tests.Fixtures;
using Npgsql;
using RegionalProviders.Common.V1;

namespace Identity.Tests;

/// <summary>What the database itself lets the service's role see and do with users, whatever the service asks for.</summary>
[Collection(IdentityCollection.Name)]
public class UserIsolationTests(IdentityHost host)
{
    private const string Surrey = "E10000030";
    private const string Kent = "E10000016";

    [Theory]
    [InlineData("user_account")]
    [InlineData("sign_in_session")]
    [InlineData("known_device")]
    [InlineData("user_passkey")]
    [InlineData("data_protection_key")]
    [InlineData("token_grant")]
    [InlineData("token")]
    [InlineData("sign_in_address")]
    public async Task EveryTable_NoPrincipalSet_IsAnErrorNotAnEmptyAnswer(string table)
    {
        await SignInAsync();
        await using var app = await OpenAsync();

        var refused = await Assert.ThrowsAsync<PostgresException>(() =>
            app.QueryAsync($"select * from identity.{table}")
        );

        Assert.Equal("RP001", refused.SqlState);
    }

    [Theory]
    [InlineData("council")]
    [InlineData("coordinator")]
    [InlineData("provider")]
    [InlineData("operator")]
    public async Task SessionsAndGrants_AnyCaller_SeesNone(string kind)
    {
        await SignInAsync();
        foreach (
            var table in new[]
            {
                "sign_in_session",
                "known_device",
                "token_grant",
                "token",
                "sign_in_address",
            }
        )
        {
            var sql = $"select count(*)::int from identity.{table}";
            Assert.Equal(0, await CountAsync(kind, sql));
            Assert.True(await CountAsync("system", sql) > 0, table);
        }
    }

    [Fact]
    public async Task Users_EachPrincipal_SeesWhomItManages()
    {
        var own = await Person.CreateAsync(host, Surrey, Role.Reader);
        var other = await Person.CreateAsync(host, Kent, Role.Reader);
        const string All = "select count(*)::int from identity.user_account";
        const string Foreign = All + " where council_id is distinct from identity.tenant_id()";

        Assert.Equal(
            (0, true),
            (await CountAsync("council", Foreign), await CountAsync("council", All) > 0)
        );
        Assert.Equal(0, await CountAsync("coordinator", All));
        Assert.Equal(0, await CountAsync("provider", All));
        Assert.Equal(
            0,
            await CountAsync(
                "operator",
                All + " where kind = 'council' and not 'administrator' = any (roles)"
            )
        );
        Assert.Equal(0, await CountAsync("system", All));
        Assert.Equal(1, await CountAsync("system", All, ("app.sign_in_user_id", own.Id)));
        Assert.Equal(
            1,
            await CountAsync("system", All, ("app.sign_in_email", own.Email.ToUpperInvariant()))
        );
        Assert.Equal(0, await CountAsync("council", Foreign, ("app.sign_in_user_id", other.Id)));
    }

    [Theory]
    [InlineData("app.held_address")]
    [InlineData("app.freed_user_id")]
    [InlineData("app.held_domain")]
    public async Task Holder_ThatAnOperatorNames_IsSeenByNobodyElse(string setting)
    {
        var person = await Person.CreateAsync(host, Kent, Role.Reader);
        var value = setting switch
        {
            "app.held_address" => person.Email.ToUpperInvariant(),
            "app.freed_user_id" => person.Id,
            _ => person.Email.Split('@')[1],
        };
        const string Readers =
            "select count(*)::int from identity.user_account where council_id <> coalesce(identity.tenant_id(), '00000000-0000-0000-0000-000000000000') and not 'administrator' = any (roles)";

        Assert.True(await CountAsync("operator", Readers, (setting, value)) > 0);
        foreach (var kind in new[] { "council", "coordinator", "provider", "system" })
            Assert.Equal(0, await CountAsync(kind, Readers, (setting, value)));
    }

    [Fact]
    public async Task Insert_AtAnothersDomain_IsRefusedByTheDatabaseWhateverTheServiceAsks()
    {
        var domain = await host.DomainAsync("E08000035");
        await using var app = await OpenAsync();
        await using var transaction = await app.BeginTransactionAsync();
        await SetAsync(app, "council");

        var refused = await Assert.ThrowsAsync<PostgresException>(() =>
            app.ExecuteAsync(
                """
                insert into identity.user_account
                    (id, email, normalised_email, display_name, kind, council_id, roles, security_stamp, created_at)
                values (gen_random_uuid(), @email, upper(@email), 'Name', 'council', identity.tenant_id(), '{reader}', '', now())
                """,
                new { email = $"a@{domain}" }
            )
        );

        Assert.Equal("user_account_address_of_its_tenant", refused.ConstraintName);
    }

    [Fact]
    public async Task Issuers_NotProved_AreNoneThatServicesCanBeTold()
    {
        await using var issuer = await ForeignIssuer.StartAsync(host);
        await issuer.RegisterOnlyAsync(await host.CouncilAsync(Kent, Role.Administrator));
        const string All =
            "select count(*)::int from identity.token_issuer where proved_at is null";

        Assert.Equal(0, await CountAsync("system", All));
        Assert.True(await CountAsync("operator", All) > 0);
    }

    [Theory]
    [InlineData("delete from identity.user_account")]
    [InlineData("update identity.user_account set email = email")]
    [InlineData("update identity.user_account set council_id = council_id")]
    [InlineData("update identity.user_account set kind = kind")]
    [InlineData("update identity.token_grant set user_id = user_id")]
    [InlineData("update identity.token_grant set expires_at = now()")]
    [InlineData("update identity.token_grant set scopes = '{}'")]
    [InlineData("update identity.token set expires_at = now()")]
    [InlineData("update identity.token set grant_id = grant_id")]
    [InlineData("update identity.token set client_id = client_id")]
    [InlineData("delete from identity.token")]
    [InlineData("update identity.sign_in_session set user_id = user_id")]
    [InlineData("update identity.user_passkey set user_id = user_id")]
    [InlineData("delete from identity.data_protection_key")]
    [InlineData("update identity.client set redirect_uris = '{}'")]
    public async Task Statements_BeyondWhatTheServiceNeeds_AreNotGranted(string sql)
    {
        await using var app = await OpenAsync();
        await using var transaction = await app.BeginTransactionAsync();
        await SetAsync(app, "system");

        var refused = await Assert.ThrowsAsync<PostgresException>(() => app.ExecuteAsync(sql));

        Assert.Equal(PostgresErrorCodes.InsufficientPrivilege, refused.SqlState);
    }

    [Fact]
    public async Task System_UpdateOfUsersNotNamed_TouchesNone()
    {
        var person = await Person.CreateAsync(host, Surrey, Role.Reader);
        await using var app = await OpenAsync();
        await using var transaction = await app.BeginTransactionAsync();
        await SetAsync(app, "system", ("app.sign_in_email", person.Email.ToUpperInvariant()));

        Assert.Equal(
            0,
            await app.ExecuteAsync("update identity.user_account set failed_count = 0")
        );
    }

    private async Task SignInAsync()
    {
        var application = await Application.CreateAsync(host, Surrey);
        await application.SignInAsync(await Person.CreateAsync(host, Surrey, Role.Reader));
    }

    private async Task<NpgsqlConnection> OpenAsync()
    {
        var app = new NpgsqlConnection(host.ConnectionString("identity"));
        await app.OpenAsync();
        return app;
    }

    private async Task<int> CountAsync(string kind, string sql, params (string, string)[] settings)
    {
        await using var app = await OpenAsync();
        await using var transaction = await app.BeginTransactionAsync();
        await SetAsync(app, kind, settings);
        return await app.ExecuteScalarAsync<int>(sql);
    }

    private static async Task SetAsync(
        NpgsqlConnection app,
        string kind,
        params (string Name, string Value)[] settings
    )
    {
        (string Name, string Value)[] all =
        [
            ("app.principal_kind", kind),
            ("app.tenant_id", kind == "council" ? TestData.CouncilId(Surrey) : ""),
            ("app.subject", "test"),
            ("app.today", "2026-01-01"),
            .. settings,
        ];
        foreach (var (name, value) in all)
            await app.ExecuteAsync("select set_config(@name, @value, true)", new { name, value });
    }
}
