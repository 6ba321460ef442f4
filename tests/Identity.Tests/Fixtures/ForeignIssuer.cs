using System.Security.Cryptography;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Microsoft.IdentityModel.Tokens;
using RegionalProviders.Common.V1;
using RegionalProviders.Identity.V1;
using RegionalProviders.Servers;

namespace Identity.Tests.Fixtures;

/// <summary>A council's own OpenID provider over real HTTP, which can also misbehave.</summary>
internal sealed class ForeignIssuer : IAsyncDisposable
{
    internal const string Audience = "api://regional-providers";

    /// <summary>
    /// After this time the services must have refreshed their cached list of issuers, which they keep for 45 seconds: also
    /// where a test has looked a minute ahead (<see cref="IdentityHost.LaterAsync"/>) and they fetched it there.
    /// </summary>
    internal static readonly TimeSpan UntilServicesKnow = TimeSpan.FromSeconds(106);

    /// <summary>How long a council has to wait between two proofs.</summary>
    internal static readonly TimeSpan BetweenProofs = TimeSpan.FromSeconds(5);

    private readonly WebApplication app;
    private readonly IdentityHost host;
    private readonly List<string> registered = [];
    private int requests;

    private ForeignIssuer(IdentityHost host)
    {
        this.host = host;
        Address = $"http://127.0.0.1:{FreePort.Next()}";
        Discovery = new JsonObject { ["issuer"] = Address, ["jwks_uri"] = $"{Address}/keys" };
        var builder = WebApplication.CreateBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls(Address);
        app = builder.Build();
        app.MapGet(
            "/.well-known/openid-configuration",
            http => AnswerAsync(http, () => Discovery.ToJsonString())
        );
        app.MapGet("/keys", http => AnswerAsync(http, Keys));
    }

    internal string Address { get; }

    internal string Kid { get; set; } = "foreign";

    internal ECDsa Key { get; } = ECDsa.Create(ECCurve.NamedCurves.nistP256);

    /// <summary>A published RSA key, with the kid <c>rsa</c>.</summary>
    internal RSA RsaKey { get; } = RSA.Create(2048);

    /// <summary>A published RSA key that is too short, with the kid <c>short</c>.</summary>
    internal RSA ShortRsaKey { get; } = RSA.Create(1024);

    internal JsonObject Discovery { get; set; }

    /// <summary>Number of requests for its documents so far.</summary>
    internal int Requests => Volatile.Read(ref requests);

    /// <summary>Handles the requests for its documents if it is set.</summary>
    internal Func<HttpContext, Task>? Misbehave { get; set; }

    internal static async Task<ForeignIssuer> StartAsync(IdentityHost host)
    {
        var issuer = new ForeignIssuer(host);
        await issuer.app.StartAsync();
        return issuer;
    }

    /// <summary>
    /// Registers the issuer for a council, as the council's administrator, and proves that the council controls it.
    /// </summary>
    internal async Task<Issuer> RegisterAsync(
        string gss,
        Action<RegisterIssuerRequest>? change = null
    )
    {
        var administrator = await host.CouncilAsync(gss, Role.Administrator);
        var request = Request();
        change?.Invoke(request);
        var pending = await RegisterOnlyAsync(administrator, request);
        host.Clock.Move(BetweenProofs);
        var proved = await administrator.Issuers.ProveIssuerAsync(
            new() { Id = pending.Id, Token = Proof(pending) }
        );
        Interlocked.Exchange(ref requests, 0);
        host.Clock.Move(UntilServicesKnow);
        return proved.Issuer;
    }

    /// <summary>Registers the issuer, which nobody trusts by that.</summary>
    internal async Task<Issuer> RegisterOnlyAsync(
        Caller administrator,
        RegisterIssuerRequest? request = null
    )
    {
        var issuer = (await administrator.Issuers.RegisterIssuerAsync(request ?? Request())).Issuer;
        registered.Add(issuer.Id);
        return issuer;
    }

    /// <summary>The token that proves a registration.</summary>
    internal string Proof(Issuer pending) => Token(ProofClaims(pending));

    internal JsonObject ProofClaims(Issuer pending) =>
        Claims().But("roles", new JsonArray("other", pending.Challenge));

    internal RegisterIssuerRequest Request() =>
        new()
        {
            Name = "Entra ID",
            Issuer = Address,
            Audience = Audience,
            TokenType = AccessTokenType.AtJwt,
            RoleClaim = "groups",
            RoleMappings =
            {
                new RoleMapping { Value = "placements-readers", Role = Role.Reader },
                new RoleMapping { Value = "placements-officers", Role = Role.Officer },
            },
        };

    internal JsonObject Claims() =>
        new()
        {
            ["iss"] = Address,
            ["aud"] = Audience,
            ["sub"] = "person-1",
            ["azp"] = "placement-tool",
            ["iat"] = host.Clock.GetUtcNow().ToUnixTimeSeconds(),
            ["exp"] = host.Clock.GetUtcNow().AddMinutes(30).ToUnixTimeSeconds(),
            ["groups"] = new JsonArray("placements-readers", "everybody"),
        };

    internal JsonObject Header() =>
        new()
        {
            ["alg"] = "ES256",
            ["typ"] = "at+jwt",
            ["kid"] = Kid,
        };

    internal string Token(
        JsonObject? claims = null,
        JsonObject? header = null,
        ECDsa? key = null
    ) =>
        RawJwt.Make(
            (header ?? Header()).ToJsonString(),
            (claims ?? Claims()).ToJsonString(),
            RawJwt.With(key ?? Key)
        );

    internal string RsaToken(string kid, RSA key) =>
        RawJwt.Make(
            Header().But("alg", "RS256").But("kid", kid).ToJsonString(),
            Claims().ToJsonString(),
            input => key.SignData(input, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1)
        );

    internal Caller Caller(string token) =>
        Fixtures.Caller.With(host.Channel, "placement-tool", "", token);

    public async ValueTask DisposeAsync()
    {
        // A council may have only five.
        foreach (var id in registered)
            await (await host.OperatorAsync()).Issuers.DisableIssuerAsync(new() { Id = id });
        await app.StopAsync();
        await app.DisposeAsync();
        Key.Dispose();
        RsaKey.Dispose();
        ShortRsaKey.Dispose();
    }

    private string Keys()
    {
        var point = Key.ExportParameters(includePrivateParameters: false).Q;
        return new JsonObject
        {
            ["keys"] = new JsonArray(
                new JsonObject
                {
                    ["kty"] = "EC",
                    ["crv"] = "P-256",
                    ["kid"] = Kid,
                    ["x"] = Base64UrlEncoder.Encode(point.X),
                    ["y"] = Base64UrlEncoder.Encode(point.Y),
                },
                Published("rsa", RsaKey),
                Published("short", ShortRsaKey)
            ),
        }.ToJsonString();
    }

    private static JsonObject Published(string kid, RSA key)
    {
        var parameters = key.ExportParameters(includePrivateParameters: false);
        return new JsonObject
        {
            ["kty"] = "RSA",
            ["kid"] = kid,
            ["n"] = Base64UrlEncoder.Encode(parameters.Modulus),
            ["e"] = Base64UrlEncoder.Encode(parameters.Exponent),
        };
    }

    private Task AnswerAsync(HttpContext http, Func<string> json)
    {
        Interlocked.Increment(ref requests);
        return Misbehave is { } misbehave ? misbehave(http) : http.Response.WriteAsync(json());
    }
}
