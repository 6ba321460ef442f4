using System.Security.Cryptography;
using Identity.Tests.Fixtures;
using Microsoft.IdentityModel.Tokens;
using RegionalProviders.Common.V1;
using RegionalProviders.Identity.V1;
using RegionalProviders.Servers;

namespace Identity.Tests;

/// <summary>Third-party implementations of OAuth and OpenID Connect: openid-client and oidc-provider.</summary>
[Collection(IdentityCollection.Name)]
public class OpenIdClientTests(IdentityHost host)
{
    private const string Surrey = "E10000030";
    private const string Kent = "E10000016";

    // Tests move the platform's clock, but Node uses the machine's.
    private int Skew =>
        (int)(host.Clock.GetUtcNow() - TimeProvider.System.GetUtcNow()).TotalSeconds;

    [NodeFact]
    public async Task OpenIdClient_ClientCredentials_SignsInBySecretAndByKey()
    {
        var bySecret = await host.CouncilAsync(Surrey, Role.Reader);
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var security = new ECDsaSecurityKey(key) { KeyId = "one" };
        var byKey = await host.CreateClientAsync(
            new CreateClientRequest
            {
                Name = "System with a key",
                Kind = PrincipalKind.Council,
                CouncilId = TestData.CouncilId(Kent),
                Roles = { Role.Officer },
                PublicJwks = KeyClient.PublicSet(security),
            }
        );
        var parameters = key.ExportParameters(includePrivateParameters: true);

        var report = await NodeProgram.RunAsync(
            "client-credentials.mjs",
            new
            {
                issuer = host.Issuer,
                skew = Skew,
                secretClient = new { id = bySecret.ClientId, secret = bySecret.Secret },
                keyClient = new
                {
                    id = byKey.Client.ClientId,
                    kid = "one",
                    privateJwk = new
                    {
                        kty = "EC",
                        crv = "P-256",
                        x = Base64UrlEncoder.Encode(parameters.Q.X),
                        y = Base64UrlEncoder.Encode(parameters.Q.Y),
                        d = Base64UrlEncoder.Encode(parameters.D),
                    },
                },
            }
        );

        Assert.Equal((host.Issuer, 600), ((string?)report["issuer"], (int?)report["expiresIn"]));
        Assert.Equal(401, (int?)report["refused"]);
        Assert.Equal(TestData.CouncilId(Surrey), (await WhoIsAsync(report["bySecret"])).CouncilId);
        Assert.Equal(TestData.CouncilId(Kent), (await WhoIsAsync(report["byKey"])).CouncilId);
    }

    [NodeFact]
    public Task OpenIdClient_AuthorizationCodeWithPkce_SignsAPersonInForAPublicApplication() =>
        SignInAsync(isPublic: true);

    [NodeFact]
    public Task OpenIdClient_AuthorizationCodeWithPkce_SignsAPersonInForAConfidentialOne() =>
        SignInAsync(isPublic: false);

    [NodeFact]
    public async Task OidcProvider_OfACouncil_CallsAsThatCouncilAndNotAsAnother()
    {
        const string Audience = "urn:regional-providers";
        const string ClientId = "placement-tool";
        var issuer = $"http://127.0.0.1:{FreePort.Next()}";
        var administrator = await host.CouncilAsync(Surrey, Role.Administrator);
        var registered = (
            await administrator.Issuers.RegisterIssuerAsync(
                new RegisterIssuerRequest
                {
                    Name = "Council provider",
                    Issuer = issuer,
                    Audience = Audience,
                    ClientIds = { ClientId },
                    TokenType = AccessTokenType.AtJwt,
                    RoleClaim = "groups",
                    RoleMappings =
                    {
                        new RoleMapping { Value = "placements-officers", Role = Role.Officer },
                    },
                }
            )
        ).Issuer;
        var provider = new
        {
            issuer,
            kid = "council-key",
            audience = Audience,
            client = new { id = ClientId, secret = "a-secret-of-the-councils-own" },
            server = host.Server,
            protos = NodeProgram.Protos,
            skew = Skew,
            claims = new
            {
                groups = new[] { "placements-officers" },
                tenant = TestData.CouncilId(Kent),
                roles = new[] { "operator", registered.Challenge },
            },
        };
        await using var running = NodeProgram.Start("council-provider.mjs", provider);
        Assert.True((bool?)(await running.ReportAsync())["ready"]);

        var before = await NodeProgram.RunAsync("call-platform.mjs", provider);
        host.Clock.Move(ForeignIssuer.BetweenProofs);
        await administrator.Issuers.ProveIssuerAsync(
            new() { Id = registered.Id, Token = (string)before["token"]! }
        );
        host.Clock.Move(ForeignIssuer.UntilServicesKnow);
        var after = await NodeProgram.RunAsync("call-platform.mjs", provider);
        await (await host.OperatorAsync()).Issuers.DisableIssuerAsync(new() { Id = registered.Id });

        // 16 is UNAUTHENTICATED.
        Assert.Equal(("at+jwt", 16), ((string?)before["type"], (int?)before["code"]));
        Assert.Equal(
            (0, TestData.CouncilId(Surrey)),
            ((int?)after["code"], (string?)after["council"])
        );
        Assert.Equal("[\"ROLE_OFFICER\"]", after["roles"]!.ToJsonString());
        Assert.StartsWith(
            registered.SubjectPrefix,
            (string?)after["subject"],
            StringComparison.Ordinal
        );
    }

    private async Task SignInAsync(bool isPublic)
    {
        var application = await Application.CreateAsync(host, Surrey, isPublic);
        var person = await Person.CreateAsync(host, Surrey, Role.Officer);
        using var browser = new Browser(host);
        await using var program = NodeProgram.Start(
            "authorization-code.mjs",
            new
            {
                issuer = host.Issuer,
                skew = Skew,
                redirect = Application.Redirect,
                client = new { id = application.ClientId, secret = application.Secret },
            }
        );

        var start = await browser.GetAsync(await program.LineAsync());
        var signedIn = await person.SignInAsync(browser, start.Location);
        var end = await browser.GetAsync(signedIn.Location);
        await program.SayAsync(end.Location);
        var report = await program.ReportAsync();

        Assert.Equal(
            (person.Id, person.Email),
            ((string?)report["subject"], (string?)report["email"])
        );
        var me = await WhoIsAsync(report["refreshedToken"]);
        Assert.Equal((person.Id, TestData.CouncilId(Surrey)), (me.Subject, me.CouncilId));
        Assert.Equal("invalid_grant", (string?)report["afterRevocation"]);
        if (!isPublic)
            Assert.True((bool?)report["active"]);
    }

    private async Task<WhoAmIResponse> WhoIsAsync(System.Text.Json.Nodes.JsonNode? token) =>
        await Caller.With(host.Channel, "", "", (string)token!).Principals.WhoAmIAsync(new());
}
