using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Dapper;
using Grpc.Core;
using Identity.Tests.Fixtures;
using Microsoft.IdentityModel.JsonWebTokens;
using Npgsql;
using RegionalProviders.Common.V1;
using RegionalProviders.Kernel;

namespace Identity.Tests;

[Collection(IdentityCollection.Name)]
public class TokenEndpointTests(IdentityHost host)
{
    private AuthenticationHeaderValue Good =>
        TestData.Basic(host.Administrator.ClientId, host.Administrator.ClientSecret);

    [Fact]
    public async Task Token_RightSecret_IsABearerTokenOfTenMinutesThatNobodyStores()
    {
        using var response = await host.RequestTokenAsync(Good, TestData.Grant());

        var body = await response.Content.ReadFromJsonAsync<JsonObject>();
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal(("Bearer", 600), ((string?)body!["token_type"], (int?)body["expires_in"]));
        Assert.True(response.Headers.CacheControl!.NoStore);
        Assert.Equal("no-cache", response.Headers.Pragma.Single().Name);
    }

    [Fact]
    public async Task Token_OfAMachine_LeavesNoRow()
    {
        await using var superuser = new NpgsqlConnection(host.Superuser);
        const string Rows =
            "select (select count(*) from identity.token) + (select count(*) from identity.token_grant)";
        var before = await superuser.ExecuteScalarAsync<long>(Rows);

        await host.TokenAsync(host.Administrator.ClientId, host.Administrator.ClientSecret);

        Assert.Equal(before, await superuser.ExecuteScalarAsync<long>(Rows));
    }

    [Fact]
    public async Task Token_Claims_SayExactlyWhoCalls()
    {
        var (a, b) = (await host.ConsortiumAsync(), await host.ConsortiumAsync());
        var council = new JsonWebToken(
            (await host.CouncilAsync("E10000012", Role.QualityLead, Role.Reader)).Token
        );
        var coordinator = new JsonWebToken((await host.CoordinatorAsync(a, b)).Token);
        var provider = new JsonWebToken((await host.ProviderAsync()).Token);

        Assert.Equal(("at+jwt", "ES256"), (council.Typ, council.Alg));
        Assert.Equal(
            (host.Issuer, "regionalproviders"),
            (council.Issuer, Assert.Single(council.Audiences))
        );
        Assert.Equal(council.Subject, council.GetClaim("client_id").Value);
        Assert.Equal(TimeSpan.FromMinutes(10), council.ValidTo - council.IssuedAt);
        Assert.NotEmpty(council.Id);
        Assert.Equal(
            TestData.CouncilId("E10000012"),
            council.GetClaim(PrincipalClaims.Tenant).Value
        );
        Assert.Equal(["reader", "quality_lead"], Values(council, PrincipalClaims.Roles));
        Assert.Equal([a, b], Values(coordinator, PrincipalClaims.CoordinatorOf));
        Assert.Equal(["coordinator"], Values(coordinator, PrincipalClaims.Roles));
        Assert.Equal(["provider"], Values(provider, PrincipalClaims.Roles));
        Assert.Single(Values(provider, PrincipalClaims.Provider));
        Assert.Empty(Values(provider, PrincipalClaims.Tenant));
    }

    [Fact]
    public async Task Token_Expired_IsRefusedByTheServices()
    {
        var caller = await host.OperatorAsync();
        await host.LaterAsync(
            TimeSpan.FromMinutes(10),
            () =>
                Failure.IsAsync(
                    "TOKEN_INVALID",
                    StatusCode.Unauthenticated,
                    caller.Principals.WhoAmIAsync(new())
                )
        );
    }

    [Fact]
    public async Task Token_WrongSecretOrUnknownClient_GetTheSameRefusal()
    {
        var (id, secret) = (host.Administrator.ClientId, host.Administrator.ClientSecret);
        var texts = new List<string>();
        foreach (
            var (clientId, tried) in new[]
            {
                (id, secret[..^1]),
                (id, ""),
                (TestData.NewId(), secret),
                ("", secret),
                ("a\0b", secret),
                (new string('x', 2000), secret),
            }
        )
        {
            using var response = await host.RequestTokenAsync(
                TestData.Basic(clientId, tried),
                TestData.Grant()
            );
            Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode);
            texts.Add(await response.Content.ReadAsStringAsync());
        }

        Assert.Single(texts.Distinct());
        Assert.Contains("invalid_client", texts[0], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Token_SecretInTheUrl_IsRefusedWithAdvice()
    {
        var query =
            $"?client_id={host.Administrator.ClientId}&client_secret={host.Administrator.ClientSecret}";

        await Refusal.InvalidRequestAsync(host.RequestTokenAsync(null, TestData.Grant(), query));
        await Refusal.InvalidRequestAsync(host.RequestTokenAsync(Good, TestData.Grant(), "?x=1"));
        Assert.DoesNotContain(
            host.Administrator.ClientSecret,
            host.Logs.All,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task Token_SecretInTheBody_IsRefused()
    {
        var form = new Dictionary<string, string>(TestData.Grant())
        {
            ["client_id"] = host.Administrator.ClientId,
            ["client_secret"] = host.Administrator.ClientSecret,
        };

        await Refusal.InvalidClientAsync(host.RequestTokenAsync(null, form));
        await Refusal.InvalidClientAsync(host.RequestTokenAsync(null, TestData.Grant()));
    }

    [Theory]
    [InlineData("Basic", "%%%")]
    [InlineData("Basic", "bm9jb2xvbg==")]
    [InlineData("Bearer", "abc")]
    [InlineData("Basic", null)]
    public async Task Token_MalformedAuthorization_IsRefused(string scheme, string? parameter) =>
        await Refusal.InvalidClientAsync(
            host.RequestTokenAsync(
                new AuthenticationHeaderValue(scheme, parameter),
                TestData.Grant()
            )
        );

    [Theory]
    [InlineData("password")]
    [InlineData("implicit")]
    [InlineData("CLIENT_CREDENTIALS")]
    public async Task Token_OtherGrant_IsUnsupported(string grant) =>
        await Refusal.IsAsync(
            "unsupported_grant_type",
            HttpStatusCode.BadRequest,
            host.RequestTokenAsync(Good, new Dictionary<string, string> { ["grant_type"] = grant })
        );

    [Theory]
    [InlineData("authorization_code")]
    [InlineData("refresh_token")]
    public async Task Token_GrantThatTheClientIsNotRegisteredFor_IsUnauthorized(string grant) =>
        await Refusal.IsAsync(
            "unauthorized_client",
            HttpStatusCode.BadRequest,
            host.RequestTokenAsync(
                Good,
                new Dictionary<string, string>
                {
                    ["grant_type"] = grant,
                    ["code"] = "code",
                    ["redirect_uri"] = Application.Redirect,
                    ["code_verifier"] = new string('v', 43),
                    ["refresh_token"] = "token",
                }
            )
        );

    [Fact]
    public async Task Token_GrantMissingOrTwice_IsInvalid()
    {
        var twice = TestData.Grant().Concat(TestData.Grant());

        await Refusal.InvalidRequestAsync(host.RequestTokenAsync(Good, []));
        await Refusal.InvalidRequestAsync(host.RequestTokenAsync(Good, twice));
    }

    [Fact]
    public async Task Token_Scope_IsInvalid() =>
        await Refusal.IsAsync(
            "invalid_scope",
            HttpStatusCode.BadRequest,
            host.RequestTokenAsync(
                Good,
                new Dictionary<string, string>(TestData.Grant()) { ["scope"] = "everything" }
            )
        );

    [Fact]
    public async Task Token_ClientIdOfAnother_IsInvalid() =>
        await Refusal.InvalidRequestAsync(
            host.RequestTokenAsync(
                Good,
                new Dictionary<string, string>(TestData.Grant())
                {
                    ["client_id"] = TestData.NewId(),
                }
            )
        );

    [Fact]
    public async Task Token_OversizeBody_IsRefusedWhetherItSaysSoOrNot()
    {
        var form = new Dictionary<string, string>(TestData.Grant())
        {
            ["filler"] = new string('x', 20_000),
        };

        await Refusal.IsAsync(
            "invalid_request",
            HttpStatusCode.RequestEntityTooLarge,
            host.RequestTokenAsync(Good, form)
        );
        await Refusal.IsAsync(
            "invalid_request",
            HttpStatusCode.RequestEntityTooLarge,
            ChunkedAsync(form)
        );
    }

    [Fact]
    public async Task Token_OtherContentTypeOrMethod_IsRefused()
    {
        using var json = JsonContent.Create(TestData.Grant());
        using var get = await host.Web.GetAsync(new Uri("/oauth2/token", UriKind.Relative));

        await Refusal.InvalidRequestAsync(
            host.Web.PostAsync(new Uri("/oauth2/token", UriKind.Relative), json)
        );
        Assert.Equal(HttpStatusCode.MethodNotAllowed, get.StatusCode);
        Assert.Equal(["POST"], get.Content.Headers.Allow);
    }

    private async Task<HttpResponseMessage> ChunkedAsync(Dictionary<string, string> form)
    {
        using var content = new FormUrlEncodedContent(form);
        using var request = new HttpRequestMessage(HttpMethod.Post, "/oauth2/token")
        {
            Content = content,
        };
        request.Headers.TransferEncodingChunked = true;
        request.Headers.Authorization = Good;
        return await host.Web.SendAsync(request);
    }

    private static IEnumerable<string> Values(JsonWebToken token, string claim) =>
        token.Claims.Where(each => each.Type == claim).Select(each => each.Value);
}
