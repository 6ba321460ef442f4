using Grpc.Core;
using Identity.Tests.Fixtures;
using RegionalProviders.Common.V1;
using RegionalProviders.Identity.V1;

namespace Identity.Tests;

[Collection(IdentityCollection.Name)]
public class InteractiveClientTests(IdentityHost host)
{
    private const string Devon = "E10000008";

    [Fact]
    public async Task CreateClient_ForPeople_IsKeptAsGiven()
    {
        var caller = await host.CouncilAsync(Devon, Role.Administrator);
        var request = Application.Request();

        var created = await caller.Clients.CreateClientAsync(request);

        var client = (
            await caller.Clients.GetClientAsync(new() { ClientId = created.Client.ClientId })
        ).Client;
        Assert.Equal(created.Client, client);
        Assert.Empty(created.ClientSecret);
        Assert.True(client.IsPublic);
        Assert.Equal(request.GrantTypes, client.GrantTypes);
        Assert.Equal(request.RedirectUris, client.RedirectUris);
        Assert.Equal(request.PostLogoutRedirectUris, client.PostLogoutRedirectUris);
        await Failure.IsAsync(
            "STATE_CONFLICT",
            StatusCode.FailedPrecondition,
            caller.Clients.RotateClientSecretAsync(new() { ClientId = client.ClientId })
        );
    }

    [Theory]
    [InlineData("http://app.example/cb")]
    [InlineData("http://localhost/cb")]
    [InlineData("https://app.example")]
    [InlineData("https://APP.example/cb")]
    [InlineData("https://app.example/a/../cb")]
    [InlineData("https://app.example/cb#x")]
    [InlineData("https://user@app.example/cb")]
    [InlineData("https://*.app.example/cb")]
    [InlineData("https://app.example/*")]
    [InlineData("com.example.app:/cb")]
    [InlineData("javascript:alert(1)")]
    [InlineData("/cb")]
    [InlineData("")]
    public async Task CreateClient_UnsafeAddress_NamesTheField(string uri)
    {
        var caller = await host.CouncilAsync(Devon, Role.Administrator);
        var redirect = Application.Request();
        redirect.RedirectUris[1] = uri;
        var after = Application.Request();
        after.PostLogoutRedirectUris[0] = uri;

        await Failure.InvalidAsync("redirect_uris[1]", caller.Clients.CreateClientAsync(redirect));
        await Failure.InvalidAsync(
            "post_logout_redirect_uris[0]",
            caller.Clients.CreateClientAsync(after)
        );
    }

    [Fact]
    public async Task CreateClient_WhatDoesNotGoTogether_NamesTheField()
    {
        var caller = await host.CouncilAsync(Devon, Role.Administrator);

        await InvalidAsync("redirect_uris", request => request.RedirectUris.Clear());
        await InvalidAsync(
            "redirect_uris",
            request =>
                request.RedirectUris.Add(
                    Enumerable.Range(0, 10).Select(i => $"https://app.example/{i}")
                )
        );
        await InvalidAsync(
            "grant_types",
            request => request.GrantTypes.Add(GrantType.ClientCredentials)
        );
        await InvalidAsync(
            "grant_types",
            request => request.GrantTypes.Add(GrantType.RefreshToken)
        );
        await InvalidAsync("grant_types", request => request.GrantTypes.Add((GrantType)9));
        await InvalidAsync("grant_types", request => request.GrantTypes.RemoveAt(0));
        await InvalidAsync(
            "public_jwks",
            request =>
            {
                using var key = System.Security.Cryptography.ECDsa.Create(
                    System.Security.Cryptography.ECCurve.NamedCurves.nistP256
                );
                request.PublicJwks = KeyClient.PublicSet(
                    new Microsoft.IdentityModel.Tokens.ECDsaSecurityKey(key)
                );
            }
        );
        await InvalidAsync(
            "redirect_uris",
            request =>
            {
                request.IsPublic = false;
                request.GrantTypes.Clear();
            }
        );

        async Task InvalidAsync(string field, Action<CreateClientRequest> change)
        {
            var request = Application.Request();
            change(request);
            await Failure.InvalidAsync(field, caller.Clients.CreateClientAsync(request));
        }
    }
}
