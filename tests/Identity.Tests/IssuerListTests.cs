using System.Net;
using Identity.Tests.Fixtures;
using RegionalProviders.Testing;

namespace Identity.Tests;

/// <summary>The list of councils' own issuers that services read.</summary>
[Collection(IdentityCollection.Name)]
public class IssuerListTests(IdentityHost host)
{
    [Theory]
    [InlineData(null, HttpStatusCode.Unauthorized)]
    [InlineData("Bearer", HttpStatusCode.Unauthorized)]
    [InlineData("Bearer something else", HttpStatusCode.Unauthorized)]
    [InlineData($"Basic {TestPlatform.IssuersSecret}", HttpStatusCode.Unauthorized)]
    [InlineData($"Bearer {TestPlatform.IssuersSecret}", HttpStatusCode.OK)]
    public async Task ListOfAllIssuers_IsForServicesAlone(
        string? authorization,
        HttpStatusCode status
    )
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/oauth2/issuers");
        if (authorization is not null)
            request.Headers.TryAddWithoutValidation("Authorization", authorization);

        using var response = await host.Web.SendAsync(request);

        Assert.Equal(status, response.StatusCode);
        if (status != HttpStatusCode.OK)
            Assert.Empty(await response.Content.ReadAsStringAsync());
    }
}
