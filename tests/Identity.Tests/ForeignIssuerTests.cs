using System.Diagnostics;
using System.Text.Json.Nodes;
using Grpc.Core;
using Identity.Tests.Fixtures;
using Microsoft.AspNetCore.Http;
using RegionalProviders.Common.V1;

namespace Identity.Tests;

/// <summary>Calls with tokens of councils' own OpenID providers.</summary>
[Collection(IdentityCollection.Name)]
public class ForeignIssuerTests(IdentityHost host)
{
    private const string Surrey = "E10000030";
    private const string Kent = "E10000016";

    [Fact]
    public async Task Token_OfARegisteredIssuer_SpeaksForItsCouncilInTheMappedRoles()
    {
        await using var issuer = await ForeignIssuer.StartAsync(host);
        var registered = await issuer.RegisterAsync(Surrey);
        var claims = issuer
            .Claims()
            .But("groups", new JsonArray("placements-officers", "placements-readers", "other"));

        var me = await issuer.Caller(issuer.Token(claims)).Principals.WhoAmIAsync(new());

        Assert.Equal(
            (PrincipalKind.Council, TestData.CouncilId(Surrey), $"{registered.Id}/person-1"),
            (me.Kind, me.CouncilId, me.Subject)
        );
        Assert.Equal([Role.Reader, Role.Officer], me.Roles);
        Assert.Equal($"{registered.Id}/", registered.SubjectPrefix);
    }

    [Fact]
    public async Task Token_ClaimingOtherCouncilsRolesAndKinds_GetsNoneOfThem()
    {
        await using var issuer = await ForeignIssuer.StartAsync(host);
        await issuer.RegisterAsync(Surrey);
        var claims = issuer.Claims();
        claims["tenant"] = TestData.CouncilId(Kent);
        claims["council_id"] = TestData.CouncilId(Kent);
        claims["coordinator_of"] = new JsonArray(TestData.NewId());
        claims["provider"] = TestData.NewId();
        claims["roles"] = new JsonArray("operator", "administrator");
        var caller = issuer.Caller(issuer.Token(claims));

        var me = await caller.Principals.WhoAmIAsync(new());

        Assert.Equal((PrincipalKind.Council, TestData.CouncilId(Surrey)), (me.Kind, me.CouncilId));
        Assert.Equal([Role.Reader], me.Roles);
        await Failure.IsAsync(
            "PERMISSION_MISSING",
            StatusCode.PermissionDenied,
            caller.Clients.ListClientsAsync(new())
        );
    }

    [Fact]
    public async Task Token_SameSubjectOfTwoIssuers_AreTwoCallers()
    {
        await using var surrey = await ForeignIssuer.StartAsync(host);
        await using var kent = await ForeignIssuer.StartAsync(host);
        await surrey.RegisterAsync(Surrey);
        await kent.RegisterAsync(Kent);

        var one = await surrey.Caller(surrey.Token()).Principals.WhoAmIAsync(new());
        var two = await kent.Caller(kent.Token()).Principals.WhoAmIAsync(new());

        Assert.NotEqual(one.Subject, two.Subject);
        Assert.Equal(TestData.CouncilId(Kent), two.CouncilId);
        // Each issuer is accepted only with its own keys.
        foreach (
            var mixed in new[]
            {
                kent.Token(surrey.Claims()),
                kent.Token(surrey.Claims(), surrey.Header()),
                kent.Token(kent.Claims(), key: surrey.Key),
            }
        )
            await RefusedAsync(surrey.Caller(mixed));
    }

    [Fact]
    public async Task Issuer_ThatHandsOutAnothersDiscovery_IsNotTrusted()
    {
        await using var good = await ForeignIssuer.StartAsync(host);
        await using var mixed = await ForeignIssuer.StartAsync(host);
        await good.RegisterAsync(Surrey);
        await mixed.RegisterAsync(Kent);
        mixed.Discovery = good.Discovery.DeepClone().AsObject();

        await UnavailableAsync(mixed.Caller(mixed.Token()));
        await UnavailableAsync(mixed.Caller(good.Token(mixed.Claims(), good.Header())));
    }

    [Fact]
    public async Task DisableIssuer_ItsTokens_AreRefusedWithinAMinute()
    {
        await using var issuer = await ForeignIssuer.StartAsync(host);
        var registered = await issuer.RegisterAsync(Surrey);
        var caller = issuer.Caller(issuer.Token());
        await caller.Principals.WhoAmIAsync(new());
        var administrator = await host.CouncilAsync(Surrey, Role.Administrator);

        await administrator.Issuers.DisableIssuerAsync(new() { Id = registered.Id });

        await host.LaterAsync(TimeSpan.FromSeconds(59), () => RefusedAsync(caller));
    }

    [Fact]
    public async Task UpdateIssuer_RolesTakenAway_AreGoneWithinAMinuteFromTokensInUse()
    {
        await using var issuer = await ForeignIssuer.StartAsync(host);
        var registered = await issuer.RegisterAsync(Surrey);
        var caller = issuer.Caller(issuer.Token());
        await caller.Principals.WhoAmIAsync(new());
        var administrator = await host.CouncilAsync(Surrey, Role.Administrator);
        registered.RoleMappings.RemoveAt(0);

        await administrator.Issuers.UpdateIssuerAsync(
            new()
            {
                Issuer = registered,
                UpdateMask = new() { Paths = { "role_mappings" } },
            }
        );

        await host.LaterAsync(TimeSpan.FromSeconds(59), () => RefusedAsync(caller));
    }

    [Fact]
    public async Task Issuer_ThatChangesItsKey_IsFollowedAndForgedIdsAreNotPassedOn()
    {
        await using var issuer = await ForeignIssuer.StartAsync(host);
        await issuer.RegisterAsync(Surrey);
        await issuer.Caller(issuer.Token()).Principals.WhoAmIAsync(new());
        issuer.Kid = "foreign-2";
        host.Clock.Move(TimeSpan.FromSeconds(31));

        await issuer.Caller(issuer.Token()).Principals.WhoAmIAsync(new());
        var before = issuer.Requests;
        foreach (var number in Enumerable.Range(0, 50))
            await RefusedAsync(
                issuer.Caller(issuer.Token(header: issuer.Header().But("kid", $"forged-{number}")))
            );

        // A refresh fetches two documents, and happens at most every 30 seconds.
        Assert.InRange(issuer.Requests - before, 0, 4);
    }

    [Theory]
    [InlineData("redirect")]
    [InlineData("large")]
    [InlineData("broken")]
    [InlineData("error")]
    [InlineData("private keys address")]
    public async Task Issuer_ThatMisbehaves_IsUnavailable(string how)
    {
        await using var elsewhere = await ForeignIssuer.StartAsync(host);
        await using var issuer = await ForeignIssuer.StartAsync(host);
        await issuer.RegisterAsync(Surrey);
        issuer.Discovery["jwks_uri"] =
            how == "private keys address"
                ? "http://10.0.0.1/keys"
                : issuer.Discovery["jwks_uri"]!.DeepClone();
        issuer.Misbehave = how switch
        {
            "redirect" => http =>
            {
                http.Response.Redirect($"{elsewhere.Address}{http.Request.Path}");
                return Task.CompletedTask;
            },
            "large" => http => http.Response.WriteAsync(new string(' ', 300_000) + "{}"),
            "broken" => http => http.Response.WriteAsync("{\"issuer\": 1"),
            "error" => http =>
            {
                http.Response.StatusCode = 500;
                return Task.CompletedTask;
            },
            _ => null,
        };

        await UnavailableAsync(issuer.Caller(issuer.Token()));
        Assert.Equal(0, elsewhere.Requests);
    }

    [Fact]
    public async Task Issuer_ThatHangs_SlowsNobodyElse()
    {
        await using var slow = await ForeignIssuer.StartAsync(host);
        await using var good = await ForeignIssuer.StartAsync(host);
        await slow.RegisterAsync(Kent);
        await good.RegisterAsync(Surrey);
        var operatorCaller = await host.OperatorAsync();
        await operatorCaller.Principals.WhoAmIAsync(new());
        slow.Misbehave = http => Task.Delay(Timeout.Infinite, http.RequestAborted);
        var watch = Stopwatch.StartNew();

        var hanging = Enumerable
            .Range(0, 50)
            .Select(_ => UnavailableAsync(slow.Caller(slow.Token())))
            .ToArray();
        await good.Caller(good.Token()).Principals.WhoAmIAsync(new());
        await operatorCaller.Principals.WhoAmIAsync(new());
        var others = watch.Elapsed;
        await Task.WhenAll(hanging);

        Assert.True(others < watch.Elapsed / 2, $"{others} of {watch.Elapsed}");
        Assert.InRange(slow.Requests, 1, 2 + (int)watch.Elapsed.TotalSeconds);
    }

    private static Task RefusedAsync(Caller caller) =>
        Failure.IsAsync(
            "TOKEN_INVALID",
            StatusCode.Unauthenticated,
            caller.Principals.WhoAmIAsync(new())
        );

    private static Task UnavailableAsync(Caller caller) =>
        Failure.IsAsync(
            "UNAVAILABLE",
            StatusCode.Unavailable,
            caller.Principals.WhoAmIAsync(new())
        );
}
