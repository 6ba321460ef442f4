using Grpc.Core;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using RegionalProviders.Client;
using RegionalProviders.Common.V1;
using RegionalProviders.Identity.V1;

namespace Client.Tests;

public sealed class RegistrationTests
{
    [Fact]
    public async Task AddClient_FromConfiguration_SignsInAndCalls()
    {
        await using var platform = await PlatformDouble.StartAsync();
        platform.Answers.ListCouncils = _ => new ListCouncilsResponse
        {
            Councils = { new Council { Name = "Bath" } },
        };
        using var host = Host(Settings(platform));
        await host.StartAsync();
        var client = host.Services.GetRequiredService<RegionalProvidersClient>();

        var councils = await client.ListCouncilsAsync(new ListCouncilsRequest()).ToListAsync();
        await client.Principal.WhoAmIAsync(new WhoAmIRequest());

        Assert.Equal("Bath", Assert.Single(councils).Name);
        Assert.Equal(["Bearer token-1", "Bearer token-1"], platform.Answers.Authorizations);
        Assert.Equal(1, platform.Answers.TokenRequests);
        Assert.Same(client, host.Services.GetRequiredService<RegionalProvidersClient>());
    }

    [Fact]
    public async Task AddClient_WithOptions_RepeatsAsTheySay()
    {
        await using var platform = await PlatformDouble.StartAsync();
        platform.Answers.ListCouncils = _ =>
            throw Errors.Of(StatusCode.Unavailable, ErrorReason.Unavailable, "Not now.");
        using var host = Host([
            .. Settings(platform),
            new("Platform:Calls:MaxAttempts", "2"),
            new("Platform:Calls:FirstBackoff", "00:00:00.001"),
        ]);
        var client = host.Services.GetRequiredService<RegionalProvidersClient>();

        var failure = await Assert.ThrowsAsync<PlatformException>(async () =>
            await client.Councils.ListCouncilsAsync(new ListCouncilsRequest())
        );

        Assert.Equal(ErrorReason.Unavailable, failure.Reason);
        Assert.Equal(2, platform.Answers.Calls.Count);
    }

    [Fact]
    public async Task AddClient_WithAHandler_SendsEveryCallThroughIt()
    {
        await using var platform = await PlatformDouble.StartAsync();
        var paths = new List<string>();
        var services = new ServiceCollection();
        services
            .AddRegionalProvidersClient(platform.Profile, PlatformDouble.Quick)
            .AddHttpMessageHandler(() => new Recorder(paths));
        await using var provider = services.BuildServiceProvider();

        await provider
            .GetRequiredService<RegionalProvidersClient>()
            .Principal.WhoAmIAsync(new WhoAmIRequest());

        Assert.Equal(["/regionalproviders.identity.v1.PrincipalService/WhoAmI"], paths);
    }

    [Fact]
    public async Task Host_WithAnOptionThatDoesNotExist_DoesNotStart()
    {
        await using var platform = await PlatformDouble.StartAsync();
        var settings = Settings(platform);
        settings["Platform:Calls:MostAttempts"] = "2";
        using var host = Host(settings);

        var failure = await Assert.ThrowsAnyAsync<Exception>(() => host.StartAsync());

        Assert.Contains("'MostAttempts'", failure.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Platform:Server", "ftp://platform", "\"server\"")]
    [InlineData("Platform:Server", null, "\"server\"")]
    [InlineData("Platform:ClientId", " ", "\"clientId\"")]
    [InlineData("Platform:ClientKey", "key.pem", "\"clientKey\"")]
    [InlineData("Platform:Calls:MaxAttempts", "0", "MaxAttempts")]
    [InlineData("Platform:Calls:Deadline", "-00:00:01", "Deadline")]
    [InlineData("Platform:Calls:ChunkBytes", "2000000", "ChunkBytes")]
    public async Task AddClient_WithASettingThatCannotWork_DoesNotStart(
        string key,
        string? value,
        string named
    )
    {
        await using var platform = await PlatformDouble.StartAsync();
        var settings = Settings(platform);
        settings[key] = value;
        using var host = Host(settings);

        var failure = await Assert.ThrowsAsync<OptionsValidationException>(() => host.StartAsync());

        Assert.Contains(named, failure.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(
            PlatformDouble.ClientSecret,
            failure.Message,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task Connect_WithOptionsThatCannotWork_IsRefused()
    {
        await using var platform = await PlatformDouble.StartAsync();

        Assert.Throws<ArgumentException>(() =>
            platform.Connect(new RegionalProvidersClientOptions { MaxAttempts = 0 })
        );
    }

    private static IHost Host(IEnumerable<KeyValuePair<string, string?>> settings)
    {
        var builder = Microsoft.Extensions.Hosting.Host.CreateEmptyApplicationBuilder(null);
        builder.Configuration.AddInMemoryCollection(settings);
        builder.Services.AddRegionalProvidersClient(builder.Configuration.GetSection("Platform"));
        return builder.Build();
    }

    private static Dictionary<string, string?> Settings(PlatformDouble platform) =>
        new()
        {
            ["Platform:Server"] = platform.Address.ToString(),
            ["Platform:ClientId"] = PlatformDouble.ClientId,
            ["Platform:ClientSecret"] = PlatformDouble.ClientSecret,
        };

    private sealed class Recorder(List<string> paths) : DelegatingHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(
            HttpRequestMessage request,
            CancellationToken cancellationToken
        )
        {
            paths.Add(request.RequestUri!.AbsolutePath);
            return base.SendAsync(request, cancellationToken);
        }
    }
}
