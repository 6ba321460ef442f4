using System.Text.Json.Nodes;
using Grpc.Core;
using Identity.Tests.Fixtures;
using RegionalProviders.Common.V1;
using RegionalProviders.Identity.V1;

namespace Identity.Tests;

/// <summary>How a council proves that it controls an issuer, and what others can do to it before.</summary>
[Collection(IdentityCollection.Name)]
public class IssuerProofTests(IdentityHost host)
{
    private const string Surrey = "E10000030";
    private const string Kent = "E10000016";

    [Fact]
    public async Task ProveIssuer_ByOthers_IsDeniedAndNotFound()
    {
        await using var issuer = await ForeignIssuer.StartAsync(host);
        var surrey = await host.CouncilAsync(Surrey, Role.Administrator);
        var kent = await host.CouncilAsync(Kent, Role.Administrator);
        var officer = await host.CouncilAsync(Surrey, Role.Officer);
        var pending = await issuer.RegisterOnlyAsync(surrey);
        var request = new ProveIssuerRequest { Id = pending.Id, Token = issuer.Proof(pending) };

        await Failure.IsAsync(
            "PERMISSION_MISSING",
            StatusCode.PermissionDenied,
            officer.Issuers.ProveIssuerAsync(request)
        );
        await Failure.IsAsync(
            "NOT_FOUND",
            StatusCode.NotFound,
            kent.Issuers.ProveIssuerAsync(request)
        );
        await ConflictAsync((await host.OperatorAsync()).Issuers.ProveIssuerAsync(request));
        Assert.Null(
            (await surrey.Issuers.GetIssuerAsync(new() { Id = pending.Id })).Issuer.ProvedAt
        );
    }

    [Fact]
    public async Task Issuer_RegisteredByAnotherFirst_IsTheCouncilsThatProvesIt()
    {
        await using var issuer = await ForeignIssuer.StartAsync(host);
        var taker = await host.CouncilAsync(Kent, Role.Administrator);
        var taken = await issuer.RegisterOnlyAsync(taker);
        host.Clock.Move(ForeignIssuer.UntilServicesKnow);
        await Failure.IsAsync(
            "TOKEN_INVALID",
            StatusCode.Unauthenticated,
            issuer.Caller(issuer.Token()).Principals.WhoAmIAsync(new())
        );

        var registered = await issuer.RegisterAsync(Surrey);

        var me = await issuer.Caller(issuer.Token()).Principals.WhoAmIAsync(new());
        Assert.Equal(TestData.CouncilId(Surrey), me.CouncilId);
        Assert.Equal(("", true), (registered.Challenge, registered.ProvedAt is not null));
        // The other learns nothing of it.
        Assert.Equal(taken, (await taker.Issuers.GetIssuerAsync(new() { Id = taken.Id })).Issuer);
    }

    [Fact]
    public async Task RegisterIssuer_ThatAnotherHasProved_IsAnsweredLikeOneThatNobodyHas()
    {
        await using var issuer = await ForeignIssuer.StartAsync(host);
        await using var nobodys = await ForeignIssuer.StartAsync(host);
        await issuer.RegisterAsync(Surrey);
        var kent = await host.CouncilAsync(Kent, Role.Administrator);

        var one = await issuer.RegisterOnlyAsync(kent);
        var two = await nobodys.RegisterOnlyAsync(kent);

        Assert.Equal(Without(one), Without(two));

        static Issuer Without(Issuer full)
        {
            var rest = full.Clone();
            (rest.Id, rest.Challenge, rest.SubjectPrefix) = ("", "", "");
            (rest.Issuer_, rest.CreatedAt) = ("", null);
            return rest;
        }
    }

    [Fact]
    public async Task ProveIssuer_WithATokenThatIsNotTheProof_NamesTheFieldAndProvesNothing()
    {
        await using var issuer = await ForeignIssuer.StartAsync(host);
        await using var another = await ForeignIssuer.StartAsync(host);
        var surrey = await host.CouncilAsync(Surrey, Role.Administrator);
        var kent = await host.CouncilAsync(Kent, Role.Administrator);
        var pending = await issuer.RegisterOnlyAsync(surrey);
        var othersChallenge = await issuer.RegisterOnlyAsync(kent);
        var claims = issuer.ProofClaims(pending);

        string[] tokens =
        [
            "no token",
            issuer.Token(),
            issuer.Proof(othersChallenge),
            // What applications choose is no proof: anybody's users can be brought to an application of one's own.
            issuer.Token(claims.But("nonce", pending.Challenge)),
            issuer.Token(issuer.Claims().But("nonce", pending.Challenge)),
            issuer.Token(issuer.Claims().But("aud", pending.Challenge)),
            issuer.Token(issuer.Claims().But("groups", new JsonArray(pending.Challenge))),
            issuer.Token(issuer.Claims().But("name", pending.Challenge)),
            issuer.Token(claims.But("aud", "api://another")),
            issuer.Token(claims.But("exp", host.Clock.GetUtcNow().ToUnixTimeSeconds() - 1)),
            issuer.Token(claims, key: another.Key),
            another.Token(another.ProofClaims(pending)),
            another.Token(claims, another.Header()),
        ];
        foreach (var token in tokens)
        {
            host.Clock.Move(ForeignIssuer.BetweenProofs);
            await Failure.InvalidAsync(
                "token",
                surrey.Issuers.ProveIssuerAsync(new() { Id = pending.Id, Token = token })
            );
        }

        Assert.Null(
            (await surrey.Issuers.GetIssuerAsync(new() { Id = pending.Id })).Issuer.ProvedAt
        );
    }

    [Fact]
    public async Task ProveIssuer_TwiceInAMoment_HasToWait()
    {
        await using var issuer = await ForeignIssuer.StartAsync(host);
        var surrey = await host.CouncilAsync(Surrey, Role.Administrator);
        var pending = await issuer.RegisterOnlyAsync(surrey);
        var request = new ProveIssuerRequest { Id = pending.Id, Token = issuer.Token() };
        host.Clock.Move(ForeignIssuer.BetweenProofs);
        await Failure.InvalidAsync("token", surrey.Issuers.ProveIssuerAsync(request));
        var before = issuer.Requests;

        await Failure.IsAsync(
            "LIMIT_EXCEEDED",
            StatusCode.ResourceExhausted,
            surrey.Issuers.ProveIssuerAsync(request)
        );

        Assert.Equal(before, issuer.Requests);
    }

    [Fact]
    public async Task ProveIssuer_AsASecondCouncil_WaitsUntilAnOperatorHasWithdrawnTheFirst()
    {
        await using var issuer = await ForeignIssuer.StartAsync(host);
        var first = await issuer.RegisterAsync(Surrey);
        var kent = await host.CouncilAsync(Kent, Role.Administrator);
        var second = await issuer.RegisterOnlyAsync(kent);
        var request = new ProveIssuerRequest { Id = second.Id, Token = issuer.Proof(second) };
        host.Clock.Move(ForeignIssuer.BetweenProofs);
        await ConflictAsync(kent.Issuers.ProveIssuerAsync(request));
        var caller = await host.OperatorAsync();

        var holders = await caller.Issuers.ListIssuerHoldersAsync(
            new() { Issuer = issuer.Address + "/" }
        );
        await caller.Issuers.DisableIssuerAsync(new() { Id = first.Id });
        host.Clock.Move(ForeignIssuer.UntilServicesKnow);
        await kent.Issuers.ProveIssuerAsync(new() { Id = second.Id, Token = issuer.Proof(second) });
        host.Clock.Move(ForeignIssuer.UntilServicesKnow);

        Assert.Equal(
            new[] { (first.CouncilId, true), (second.CouncilId, false) }.Order(),
            holders.Issuers.Select(each => (each.CouncilId, each.ProvedAt is not null)).Order()
        );
        var me = await issuer.Caller(issuer.Token()).Principals.WhoAmIAsync(new());
        Assert.Equal(TestData.CouncilId(Kent), me.CouncilId);
        foreach (
            var (method, council) in new[]
            {
                ("ListIssuerHolders", Surrey),
                ("ListIssuerHolders", Kent),
                ("DisableIssuer", Surrey),
            }
        )
            Assert.True(await host.IsInAccessLogAsync(method, council), $"{method} {council}");
    }

    [Fact]
    public async Task ListIssuerHolders_ByACouncil_IsDenied() =>
        await Failure.IsAsync(
            "PERMISSION_MISSING",
            StatusCode.PermissionDenied,
            (await host.CouncilAsync(Kent, Role.Administrator)).Issuers.ListIssuerHoldersAsync(
                new() { Issuer = "https://login.example" }
            )
        );

    private static Task ConflictAsync<T>(AsyncUnaryCall<T> call) =>
        Failure.IsAsync("STATE_CONFLICT", StatusCode.FailedPrecondition, call);
}
