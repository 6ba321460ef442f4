using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Identity.Tests.Fixtures;
using Microsoft.IdentityModel.JsonWebTokens;
using RegionalProviders.Common.V1;

namespace Identity.Tests;

[Collection(IdentityCollection.Name)]
public partial class RefreshTokenTests(IdentityHost host)
{
    private const string Devon = "E10000008";

    [Fact]
    public async Task Refresh_Twice_EndsTheFamilyWhoeverHasIt()
    {
        var application = await Application.CreateAsync(host, Devon);
        var person = await Person.CreateAsync(host, Devon, Role.Reader);
        var first = Token(await application.SignInAsync(person));
        var second = Token(await application.RefreshedAsync(first));
        var third = Token(await application.RefreshedAsync(second));
        Assert.Equal(3, new[] { first, second, third }.Distinct().Count());

        await Refusal.InvalidGrantAsync(application.RefreshAsync(first));

        await Refusal.InvalidGrantAsync(application.RefreshAsync(third));
    }

    [Fact]
    public async Task Refresh_TwiceAfterItHasExpired_EndsTheFamilyToo()
    {
        var application = await Application.CreateAsync(host, Devon);
        var person = await Person.CreateAsync(host, Devon, Role.Reader);
        var stolen = Token(await application.SignInAsync(person));
        var second = Token(await application.RefreshedAsync(stolen));
        var third = "";
        await host.LaterAsync(
            TimeSpan.FromMinutes(50),
            async () => third = Token(await application.RefreshedAsync(second))
        );

        await host.LaterAsync(
            TimeSpan.FromMinutes(70),
            async () =>
            {
                await Refusal.InvalidGrantAsync(application.RefreshAsync(stolen));
                await Refusal.InvalidGrantAsync(application.RefreshAsync(third));
            }
        );
    }

    [Fact]
    public async Task Refresh_AtOnce_WorksOnceAtMost()
    {
        var application = await Application.CreateAsync(host, Devon);
        var token = Token(
            await application.SignInAsync(await Person.CreateAsync(host, Devon, Role.Reader))
        );

        var responses = await Task.WhenAll(
            Enumerable.Range(0, 6).Select(_ => application.RefreshAsync(token))
        );

        Assert.Single(responses, response => response.IsSuccessStatusCode);
    }

    [Fact]
    public async Task Refresh_TwentyAtOnce_EndsTheFamilyEveryTime()
    {
        var application = await Application.CreateAsync(host, Devon);
        var person = await Person.CreateAsync(host, Devon, Role.Reader);
        for (var round = 0; round < 5; round++)
        {
            using var browser = new Browser(host);
            var tokens = await application.TokensAsync(
                await application.CodeAsync(person, browser)
            );

            var responses = await Task.WhenAll(
                Enumerable.Range(0, 20).Select(_ => application.RefreshAsync(Token(tokens)))
            );

            var success = Assert.Single(responses, response => response.IsSuccessStatusCode);
            var next = await success.Content.ReadFromJsonAsync<JsonObject>();
            await Refusal.InvalidGrantAsync(application.RefreshAsync(Token(next!)));
        }
    }

    [Fact]
    public async Task Refresh_RolesChanged_HaveTheNewRoles()
    {
        var application = await Application.CreateAsync(host, Devon);
        var person = await Person.CreateAsync(host, Devon, Role.Reader);
        var tokens = await application.SignInAsync(person);
        var caller = await host.CouncilAsync(Devon, Role.Administrator);
        await caller.Users.UpdateUserRolesAsync(
            new() { UserId = person.Id, Roles = { Role.QualityLead, Role.Finance } }
        );

        var refreshed = await application.RefreshedAsync(Token(tokens));

        var access = new JsonWebToken((string)refreshed["access_token"]!);
        Assert.Equal(
            ["quality_lead"],
            access.Claims.Where(claim => claim.Type == "roles").Select(claim => claim.Value)
        );
        var before = new JsonWebToken((string)tokens["id_token"]!);
        var after = new JsonWebToken((string)refreshed["id_token"]!);
        Assert.Equal(
            before.GetPayloadValue<long>("auth_time"),
            after.GetPayloadValue<long>("auth_time")
        );

        // User and client now have no role in common, so the grant ends.
        await caller.Users.UpdateUserRolesAsync(
            new() { UserId = person.Id, Roles = { Role.Finance } }
        );
        await Refusal.InvalidGrantAsync(application.RefreshAsync(Token(refreshed)));
    }

    [Fact]
    public async Task Refresh_UserOrClientDisabledOrSecondFactorReset_IsRefused()
    {
        var caller = await host.CouncilAsync(Devon, Role.Administrator);
        var application = await Application.CreateAsync(host, Devon);
        var disabled = await Person.CreateAsync(host, Devon, Role.Reader);
        var reset = await Person.CreateAsync(host, Devon, Role.Reader);
        var kept = await Person.CreateAsync(host, Devon, Role.Reader);
        var tokens = new[]
        {
            Token(await application.SignInAsync(disabled)),
            Token(await application.SignInAsync(reset)),
            Token(await application.SignInAsync(kept)),
        };

        await caller.Users.DisableUserAsync(new() { UserId = disabled.Id });
        await caller.Users.ResetUserSecondFactorAsync(new() { UserId = reset.Id });

        await Refusal.InvalidGrantAsync(application.RefreshAsync(tokens[0]));
        await Refusal.InvalidGrantAsync(application.RefreshAsync(tokens[1]));
        var good = Token(await application.RefreshedAsync(tokens[2]));
        await caller.Clients.DisableClientAsync(new() { ClientId = application.ClientId });
        await Refusal.InvalidClientAsync(application.RefreshAsync(good));
    }

    [Fact]
    public async Task Refresh_AfterAnHourUnusedOrTwelveInAll_HasEnded()
    {
        var application = await Application.CreateAsync(host, Devon);
        var person = await Person.CreateAsync(host, Devon, Role.Reader);
        var idle = Token(await application.SignInAsync(person));
        var busy = Token(await application.SignInAsync(person));

        await host.LaterAsync(
            TimeSpan.FromMinutes(60),
            () => Refusal.InvalidGrantAsync(application.RefreshAsync(idle))
        );
        var moved = TimeSpan.Zero;
        try
        {
            for (var i = 0; i < 13; i++)
            {
                host.Clock.Move(TimeSpan.FromMinutes(55));
                moved += TimeSpan.FromMinutes(55);
                busy = Token(await application.RefreshedAsync(busy));
            }

            host.Clock.Move(TimeSpan.FromMinutes(6));
            moved += TimeSpan.FromMinutes(6);
            await Refusal.InvalidGrantAsync(application.RefreshAsync(busy));
        }
        finally
        {
            host.Clock.Move(-moved);
        }
    }

    [Fact]
    public async Task Refresh_TokenOfAnotherClientOrUnknown_IsRefusedAndTheOwnersGoesOn()
    {
        var application = await Application.CreateAsync(host, Devon);
        var other = await Application.CreateAsync(host, Devon);
        var token = Token(
            await application.SignInAsync(await Person.CreateAsync(host, Devon, Role.Reader))
        );

        await Refusal.InvalidGrantAsync(other.RefreshAsync(token));
        await Refusal.InvalidGrantAsync(application.RefreshAsync("unknown"));

        await application.RefreshedAsync(token);
    }

    [Fact]
    public async Task Refresh_ClientNotRegisteredForIt_GetsNoRefreshToken()
    {
        var application = await Application.CreateAsync(
            host,
            Devon,
            change: request => request.GrantTypes.RemoveAt(1)
        );

        var tokens = await application.SignInAsync(
            await Person.CreateAsync(host, Devon, Role.Reader)
        );

        Assert.False(tokens.ContainsKey("refresh_token"));
        await Refusal.IsAsync(
            "unauthorized_client",
            HttpStatusCode.BadRequest,
            application.RefreshAsync("any")
        );
    }

    private static string Token(JsonObject tokens) => (string)tokens["refresh_token"]!;
}
