using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using RegionalProviders.Authentication;

namespace Identity.Tests;

/// <summary>Addresses that a council names and our servers fetch.</summary>
public class IssuerAddressTests
{
    [Theory]
    [InlineData("127.0.0.1")]
    [InlineData("127.8.8.8")]
    [InlineData("0.0.0.0")]
    [InlineData("10.0.0.1")]
    [InlineData("100.64.0.1")]
    [InlineData("169.254.169.254")]
    [InlineData("172.16.0.1")]
    [InlineData("172.31.255.255")]
    [InlineData("192.168.0.1")]
    [InlineData("198.18.0.1")]
    [InlineData("203.0.113.1")]
    [InlineData("224.0.0.1")]
    [InlineData("255.255.255.255")]
    [InlineData("::")]
    [InlineData("::1")]
    [InlineData("::ffff:127.0.0.1")]
    [InlineData("::ffff:10.0.0.1")]
    [InlineData("::127.0.0.1")]
    [InlineData("64:ff9b::7f00:1")]
    [InlineData("fe80::1")]
    [InlineData("fc00::1")]
    [InlineData("fd12::1")]
    [InlineData("ff02::1")]
    [InlineData("2001::1")]
    [InlineData("2001:db8::1")]
    [InlineData("2002:7f00:1::")]
    public void Address_NotOnThePublicInternet_IsNotAllowed(string address) =>
        Assert.False(With().IsAllowed(IPAddress.Parse(address)));

    [Theory]
    [InlineData("8.8.8.8")]
    [InlineData("172.32.0.1")]
    [InlineData("20.190.128.1")]
    [InlineData("::ffff:8.8.8.8")]
    [InlineData("2a01:111:f400::1")]
    public void Address_OnThePublicInternet_IsAllowed(string address) =>
        Assert.True(With().IsAllowed(IPAddress.Parse(address)));

    [Fact]
    public void Address_InAConfiguredNetwork_IsAllowedAndItsNeighbourIsNot()
    {
        var addresses = With("10.20.0.0/16");

        Assert.True(addresses.IsAllowed(IPAddress.Parse("10.20.3.4")));
        Assert.True(addresses.IsAllowed(IPAddress.Parse("::ffff:10.20.3.4")));
        Assert.False(addresses.IsAllowed(IPAddress.Parse("10.21.3.4")));
        Assert.Null(addresses.Problem("https://10.20.3.4/adfs"));
        Assert.NotNull(addresses.Problem("http://10.20.3.4/adfs"));
    }

    [Fact]
    public void Http_OnThisMachine_IsAllowedOnlyWhereConfigured()
    {
        Assert.Null(With("127.0.0.0/8").Problem("http://127.0.0.1:8080"));
        Assert.NotNull(With().Problem("http://127.0.0.1:8080"));
        Assert.NotNull(With("127.0.0.0/8").Problem("http://8.8.8.8"));
        Assert.NotNull(With("127.0.0.0/8").Problem("http://idp.example"));
    }

    [Theory]
    [InlineData("https://login.microsoftonline.com/6a9f0fb5-0f3e-4a6e-8f43-000000000000/v2.0")]
    [InlineData("https://sts.windows.net/6a9f0fb5-0f3e-4a6e-8f43-000000000000/")]
    [InlineData("https://id.council.example:8443/realms/staff")]
    public void Issuer_OfCommonProviders_HasNoProblem(string address) =>
        Assert.Null(With().Problem(address));

    [Fact]
    public async Task Fetch_NameThatLeadsToThisMachine_IsRefusedAfterResolving()
    {
        await using var provider = new ServiceCollection()
            .AddSingleton(With())
            .AddIssuerHttpClients()
            .AddSingleton<CouncilIssuerDocuments>()
            .BuildServiceProvider();
        var documents = provider.GetRequiredService<CouncilIssuerDocuments>();

        var refused = await Assert.ThrowsAsync<HttpRequestException>(() =>
            documents.GetDocumentAsync("https://localhost:1/keys", CancellationToken.None)
        );

        Assert.Contains("may not be connected to", refused.ToString(), StringComparison.Ordinal);
    }

    private static IssuerAddresses With(params string[] networks) =>
        new(Options.Create(new TokenOptions { IssuerNetworks = networks }));
}
