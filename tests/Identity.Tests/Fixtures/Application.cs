using System.Buffers.Text;
using System.Net;
using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using RegionalProviders.Common.V1;
using RegionalProviders.Identity.V1;

namespace Identity.Tests.Fixtures;

/// <summary>An application through which people sign in, as its developer would write it.</summary>
internal sealed class Application(IdentityHost host, string clientId, string secret)
{
    internal const string Redirect = "https://app.example/signed-in";
    internal const string AfterLogout = "https://app.example/bye";

    internal string ClientId => clientId;
    internal string Secret => secret;
    internal string Verifier { get; } =
        Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));
    internal string State { get; } = Guid.NewGuid().ToString();
    internal string Nonce { get; } = Guid.NewGuid().ToString();

    internal static async Task<Application> CreateAsync(
        IdentityHost host,
        string gss,
        bool isPublic = true,
        Action<CreateClientRequest>? change = null
    )
    {
        var request = Request(isPublic);
        change?.Invoke(request);
        return await CreateAsync(host, await host.CouncilAsync(gss, Role.Administrator), request);
    }

    /// <summary>An application that a council's administrator registers.</summary>
    internal static async Task<Application> CreateAsync(
        IdentityHost host,
        Caller administrator,
        CreateClientRequest request
    )
    {
        var created = await administrator.Clients.CreateClientAsync(request);
        return new Application(host, created.Client.ClientId, created.ClientSecret);
    }

    internal static CreateClientRequest Request(bool isPublic = true) =>
        new()
        {
            Name = "Placement tool",
            Kind = PrincipalKind.Council,
            Roles = { Role.Reader, Role.Officer, Role.QualityLead },
            GrantTypes = { GrantType.AuthorizationCode, GrantType.RefreshToken },
            RedirectUris = { Redirect, "https://app.example/other", "http://127.0.0.1/callback" },
            PostLogoutRedirectUris = { AfterLogout },
            IsPublic = isPublic,
        };

    internal Dictionary<string, string?> Parameters() =>
        new()
        {
            ["client_id"] = clientId,
            ["redirect_uri"] = Redirect,
            ["response_type"] = "code",
            ["scope"] = "openid email profile",
            ["state"] = State,
            ["nonce"] = Nonce,
            ["code_challenge"] = Base64Url.EncodeToString(
                SHA256.HashData(Encoding.ASCII.GetBytes(Verifier))
            ),
            ["code_challenge_method"] = "S256",
        };

    /// <summary>The authorisation URL for the browser; parameters set to null are left out.</summary>
    internal string Authorize(params (string Name, string? Value)[] changes)
    {
        var parameters = Parameters();
        foreach (var (name, value) in changes)
            parameters[name] = value;
        return "/oauth2/authorize"
            + QueryString.Create(parameters.Where(pair => pair.Value is not null));
    }

    /// <summary>Signs a person in and returns the code.</summary>
    internal async Task<string> CodeAsync(
        Person person,
        Browser browser,
        params (string, string?)[] changes
    )
    {
        var start = await browser.GetAsync(Authorize(changes));
        if (start.Location.StartsWith("/account/", StringComparison.Ordinal))
        {
            var signedIn = await person.SignInAsync(browser, start.Location);
            Assert.Equal(HttpStatusCode.SeeOther, signedIn.Status);
            start = await browser.GetAsync(signedIn.Location);
        }

        Assert.Equal(HttpStatusCode.SeeOther, start.Status);
        return start.Query("code")
            ?? throw new Xunit.Sdk.XunitException($"No code: {start.Query("error")}");
    }

    internal async Task<JsonObject> SignInAsync(Person person)
    {
        using var browser = new Browser(host);
        return await TokensAsync(await CodeAsync(person, browser));
    }

    internal Dictionary<string, string> CodeForm(string code) =>
        new()
        {
            ["grant_type"] = "authorization_code",
            ["code"] = code,
            ["redirect_uri"] = Redirect,
            ["code_verifier"] = Verifier,
            ["client_id"] = clientId,
        };

    internal Task<HttpResponseMessage> PostAsync(
        IDictionary<string, string> form,
        string address = "/oauth2/token"
    ) => PostAsync(form, secret, address);

    internal async Task<HttpResponseMessage> PostAsync(
        IDictionary<string, string> form,
        string with,
        string address
    )
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, address)
        {
            Content = new FormUrlEncodedContent(form),
        };
        if (with.Length > 0)
            request.Headers.Authorization = TestData.Basic(clientId, with);
        else
            form["client_id"] = clientId;
        if (with.Length == 0)
            request.Content = new FormUrlEncodedContent(form);
        return await host.Web.SendAsync(request);
    }

    internal async Task<JsonObject> TokensAsync(string code)
    {
        using var response = await PostAsync(CodeForm(code));
        var body = await response.Content.ReadFromJsonAsync<JsonObject>();
        Assert.True(response.IsSuccessStatusCode, body!.ToJsonString());
        return body;
    }

    internal Task<HttpResponseMessage> RefreshAsync(string token) =>
        PostAsync(
            new Dictionary<string, string>
            {
                ["grant_type"] = "refresh_token",
                ["refresh_token"] = token,
            }
        );

    internal async Task<JsonObject> RefreshedAsync(string token)
    {
        using var response = await RefreshAsync(token);
        var body = await response.Content.ReadFromJsonAsync<JsonObject>();
        Assert.True(response.IsSuccessStatusCode, body!.ToJsonString());
        return body;
    }
}
