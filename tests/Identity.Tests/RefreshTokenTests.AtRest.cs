using Dapper;
using Identity.Tests.Fixtures;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Npgsql;
using RegionalProviders.Common.V1;
using RegionalProviders.Identity.OAuth;

namespace Identity.Tests;

/// <summary>What is stored about codes and refresh tokens, and for how long.</summary>
public partial class RefreshTokenTests
{
    [Fact]
    public async Task Refresh_PayloadFromTheDatabase_IsNoToken()
    {
        var application = await Application.CreateAsync(host, Devon);
        var person = await Person.CreateAsync(host, Devon, Role.Reader);
        var tokens = await application.SignInAsync(person);
        await using var superuser = new NpgsqlConnection(host.Superuser);
        var payloads = await superuser.QueryAsync<string>(
            "select payload from identity.token where user_id = @id",
            new { id = Guid.Parse(person.Id) }
        );

        Assert.NotEmpty(payloads);
        foreach (var payload in payloads)
        {
            await Refusal.InvalidGrantAsync(application.RefreshAsync(payload));
            await Refusal.InvalidGrantAsync(application.PostAsync(application.CodeForm(payload)));
        }

        await application.RefreshedAsync(Token(tokens));
    }

    [Fact]
    public async Task Secrets_AtRest_AreHashedOrEncrypted()
    {
        var application = await Application.CreateAsync(host, Devon);
        var person = await Person.CreateAsync(host, Devon, Role.Reader);
        using var browser = new Browser(host);
        var code = await application.CodeAsync(person, browser);
        var tokens = await application.TokensAsync(code);
        await using var superuser = new NpgsqlConnection(host.Superuser);

        var dump = string.Concat(
            await superuser.QueryAsync<string>(
                """
                select to_jsonb(t)::text from identity.user_account t
                union all select to_jsonb(t)::text from identity.sign_in_session t
                union all select to_jsonb(t)::text from identity.token_grant t
                union all select to_jsonb(t)::text from identity.token t
                """
            )
        );

        Assert.Contains(person.Id, dump, StringComparison.Ordinal);
        string[] secrets =
        [
            code,
            Token(tokens),
            person.Password,
            browser.Cookie("rp-session")!,
            Convert.ToHexStringLower(person.Secret),
            .. person.RecoveryCodes,
        ];
        foreach (var secret in secrets)
        {
            Assert.DoesNotContain(secret, dump, StringComparison.Ordinal);
            Assert.DoesNotContain(
                Convert.ToHexStringLower(System.Text.Encoding.ASCII.GetBytes(secret)),
                dump,
                StringComparison.Ordinal
            );
            Assert.DoesNotContain(secret, host.Logs.All, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task CleanUp_WhatHasEnded_GoesAndTheRestStays()
    {
        var application = await Application.CreateAsync(host, Devon);
        var token = Token(
            await application.SignInAsync(await Person.CreateAsync(host, Devon, Role.Reader))
        );
        var cleanUp = host
            .App.Services.GetServices<IHostedService>()
            .OfType<ExpiredRowsJob>()
            .Single();

        await cleanUp.RunOnceAsync(CancellationToken.None);
        token = Token(await application.RefreshedAsync(token));
        Assert.True(await RowsAsync() > 0);
        await host.LaterAsync(
            TimeSpan.FromHours(12.5),
            async () =>
            {
                await cleanUp.RunOnceAsync(CancellationToken.None);
                Assert.Equal(0, await RowsAsync());
            }
        );

        await Refusal.InvalidGrantAsync(application.RefreshAsync(token));
    }

    private async Task<int> RowsAsync()
    {
        await using var superuser = new NpgsqlConnection(host.Superuser);
        return await superuser.ExecuteScalarAsync<int>(
            """
            select ((select count(*) from identity.sign_in_session) + (select count(*) from identity.token_grant)
                + (select count(*) from identity.token)
                + (select count(*) from identity.sign_in_address))::int
            """
        );
    }
}
