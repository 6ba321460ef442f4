using System.Net;
using System.Net.Http.Headers;
using System.Text;
using RegionalProviders.Client;
using RegionalProviders.Common.V1;
using RegionalProviders.Identity.V1;
using RegionalProviders.Testing;

namespace RegionalProviders.Limits.Tests;

/// <summary>The token endpoint and everything else that is served over plain HTTP.</summary>
public sealed class WebTests
{
    [Fact]
    public async Task Client_AskingForTokensAboveItsRate_IsToldWhenToComeBack()
    {
        await using var limited = await LimitedPlatform.StartAsync(
            ("Client:SignIn:PerSecond", "0.02"),
            ("Client:SignIn:Burst", "3")
        );
        using var http = new HttpClient { BaseAddress = new Uri(limited.Platform.Web) };
        var greedy = await ProfileAsync(limited);
        var colleague = await ProfileAsync(limited);

        for (var i = 0; i < 3; i++)
            Assert.Equal(HttpStatusCode.OK, (await TokenAsync(http, greedy)).StatusCode);
        var refusal = await TokenAsync(http, greedy);

        Assert.Equal(HttpStatusCode.TooManyRequests, refusal.StatusCode);
        Assert.InRange(refusal.Headers.RetryAfter!.Delta!.Value.TotalSeconds, 1, 50);
        Assert.Contains(
            "slow_down",
            await refusal.Content.ReadAsStringAsync(),
            StringComparison.Ordinal
        );
        Assert.Equal(HttpStatusCode.OK, (await TokenAsync(http, colleague)).StatusCode);
        limited.Platform.Clock.Move(refusal.Headers.RetryAfter.Delta.Value);
        Assert.Equal(HttpStatusCode.OK, (await TokenAsync(http, greedy)).StatusCode);
    }

    [Fact]
    public async Task Client_WhoseIdAStrangerUses_KeepsItsBudget()
    {
        await using var limited = await LimitedPlatform.StartAsync(
            ("Client:SignIn:PerSecond", "0.02"),
            ("Client:SignIn:Burst", "3")
        );
        using var http = new HttpClient { BaseAddress = new Uri(limited.Platform.Web) };
        var victim = await ProfileAsync(limited);

        for (var i = 0; i < 10; i++)
            Assert.Equal(
                HttpStatusCode.Unauthorized,
                (await TokenAsync(http, victim with { ClientSecret = "guess" })).StatusCode
            );

        Assert.Equal(HttpStatusCode.OK, (await TokenAsync(http, victim)).StatusCode);
    }

    [Fact]
    public async Task Address_PostingAboveItsRate_IsToldWhenToComeBackAndMayStillRead()
    {
        await using var limited = await LimitedPlatform.StartAsync(
            ("Address:SignIn:PerSecond", "0.02"),
            ("Address:SignIn:Burst", "4")
        );
        using var http = new HttpClient { BaseAddress = new Uri(limited.Platform.Web) };

        HttpResponseMessage answer;
        var asked = 0;
        do answer = await TokenAsync(http, Nobody);
        while (answer.StatusCode == HttpStatusCode.Unauthorized && ++asked < 10);

        Assert.Equal(4, asked);
        Assert.Equal(HttpStatusCode.TooManyRequests, answer.StatusCode);
        Assert.InRange(answer.Headers.RetryAfter!.Delta!.Value.TotalSeconds, 1, 50);
        Assert.Equal(HttpStatusCode.OK, (await http.GetAsync("/oauth2/jwks")).StatusCode);
        limited.Platform.Clock.Move(answer.Headers.RetryAfter.Delta.Value);
        Assert.Equal(HttpStatusCode.Unauthorized, (await TokenAsync(http, Nobody)).StatusCode);
    }

    [Fact]
    public async Task Answers_OfOAuth_CarryTheHeadersOfSecurity()
    {
        var platform = await TestPlatform.SharedAsync();
        using var http = new HttpClient { BaseAddress = new Uri(platform.Web) };

        var token = await TokenAsync(http, Nobody);
        var keys = await http.GetAsync("/oauth2/jwks");
        var nothing = await http.GetAsync("/no/such/page");

        foreach (var answer in new[] { token, keys, nothing })
        {
            Assert.Equal("nosniff", Header(answer, "X-Content-Type-Options"));
            Assert.Equal("no-referrer", Header(answer, "Referrer-Policy"));
            Assert.Contains(
                "frame-ancestors 'none'",
                Header(answer, "Content-Security-Policy"),
                StringComparison.Ordinal
            );
            Assert.False(answer.Headers.Contains("Strict-Transport-Security"));
            Assert.False(answer.Headers.Contains("Server"));
        }
        Assert.Equal("no-store", Header(token, "Cache-Control"));
        Assert.Equal("no-store", Header(nothing, "Cache-Control"));
        // Keys are public, and meant to be cached for a while.
        Assert.Contains("max-age", Header(keys, "Cache-Control"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Address_BehindAProxyThatIsNotTrusted_CannotBeInvented()
    {
        await using var limited = await LimitedPlatform.StartAsync(
            ("Address:SignIn:PerSecond", "0.02"),
            ("Address:SignIn:Burst", "2")
        );
        Assert.Equal(HttpStatusCode.TooManyRequests, await FromAsync(limited.Platform, 3));
    }

    [Fact]
    public async Task Address_BehindATrustedProxy_IsCountedByItself()
    {
        await using var limited = await LimitedPlatform.StartAsync(
            ("Address:SignIn:PerSecond", "0.02"),
            ("Address:SignIn:Burst", "2"),
            ("Platform:Web:TrustedProxies:0", "127.0.0.0/8")
        );
        Assert.Equal(HttpStatusCode.Unauthorized, await FromAsync(limited.Platform, 3));
    }

    private static readonly ClientProfile Nobody = new()
    {
        Server = new Uri("http://127.0.0.1"),
        ClientId = "nobody",
        ClientSecret = "nothing",
    };

    private static async Task<HttpStatusCode> FromAsync(TestPlatform platform, int addresses)
    {
        using var http = new HttpClient { BaseAddress = new Uri(platform.Web) };
        var last = HttpStatusCode.OK;
        for (var i = 1; i <= addresses; i++)
            last = (await TokenAsync(http, Nobody, $"192.0.2.{i}")).StatusCode;
        return last;
    }

    private static string Header(HttpResponseMessage answer, string name) =>
        string.Join(", ", answer.Headers.GetValues(name));

    private static async Task<ClientProfile> ProfileAsync(LimitedPlatform limited) =>
        await limited.Platform.People.NewProfileAsync(
            new CreateClientRequest
            {
                Kind = PrincipalKind.Council,
                CouncilId = await limited.Platform.People.CouncilIdAsync(TestPrincipals.Kent),
                Roles = { Role.Reader },
            }
        );

    private static async Task<HttpResponseMessage> TokenAsync(
        HttpClient http,
        ClientProfile profile,
        string? forwardedFor = null
    )
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/oauth2/token");
        request.Content = new FormUrlEncodedContent(
            new Dictionary<string, string> { ["grant_type"] = "client_credentials" }
        );
        request.Headers.Authorization = new AuthenticationHeaderValue(
            "Basic",
            Convert.ToBase64String(
                Encoding.UTF8.GetBytes($"{profile.ClientId}:{profile.ClientSecret}")
            )
        );
        if (forwardedFor is not null)
            request.Headers.Add("X-Forwarded-For", forwardedFor);
        return await http.SendAsync(request);
    }
}
