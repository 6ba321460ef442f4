using Google.Rpc;
using Grpc.Core;
using Grpc.Health.V1;
using Grpc.Net.Client;
using Microsoft.Extensions.Configuration;
using RegionalProviders.Common.V1;
using RegionalProviders.Identity.V1;
using RegionalProviders.Notifications.V1;
using RegionalProviders.Providers.V1;
using RegionalProviders.Shared.Tests.Hosting;
using RegionalProviders.Testing;

namespace RegionalProviders.Limits.Tests;

/// <summary>A platform with the limits that a test needs, and callers that do not retry.</summary>
internal sealed class LimitedPlatform : IAsyncDisposable
{
    private readonly GrpcChannel channel;

    private LimitedPlatform(TestPlatform platform)
    {
        Platform = platform;
        channel = GrpcChannel.ForAddress(platform.Server);
    }

    public TestPlatform Platform { get; }

    public static async Task<LimitedPlatform> StartAsync(
        params (string Key, string Value)[] limits
    ) =>
        new(
            await TestPlatform.StartAsync(builder =>
                builder.Configuration.AddInMemoryCollection(
                    limits.Select(limit => new KeyValuePair<string, string?>(
                        limit.Key.StartsWith("Platform:", StringComparison.Ordinal)
                            ? limit.Key
                            : $"Limits:{limit.Key}",
                        limit.Value
                    ))
                )
            )
        );

    public async Task<Caller> CouncilAsync(string gss = TestPrincipals.Bristol)
    {
        await Platform.People.MembersAsync();
        await Platform.People.OthersAsync();
        return await CallerAsync(
            new CreateClientRequest
            {
                Kind = PrincipalKind.Council,
                CouncilId = await Platform.People.CouncilIdAsync(gss),
                Roles = { Role.Officer },
            }
        );
    }

    public async Task<Caller> CoordinatorAsync(string? consortium = null) =>
        await CallerAsync(
            new CreateClientRequest
            {
                Kind = PrincipalKind.Coordinator,
                ConsortiumIds = { consortium ?? await Platform.People.MembersAsync() },
            }
        );

    public async ValueTask DisposeAsync()
    {
        channel.Dispose();
        await Platform.DisposeAsync();
    }

    private async Task<Caller> CallerAsync(CreateClientRequest request)
    {
        var profile = await Platform.People.NewProfileAsync(request);
        return new Caller(channel, await Tokens.FetchAsync(Platform.Web, profile));
    }
}

/// <summary>One client with its token.</summary>
internal sealed class Caller(GrpcChannel channel, string token)
{
    public Metadata Headers => [new Metadata.Entry("authorization", $"Bearer {token}")];

    public SettingService.SettingServiceClient Settings => new(channel);

    public ImportService.ImportServiceClient Imports => new(channel);

    public ConsortiumService.ConsortiumServiceClient Consortia => new(channel);

    public CouncilService.CouncilServiceClient Councils => new(channel);

    public Health.HealthClient Health => new(channel);

    public Task<HealthCheckResponse> HealthAsync() =>
        Health.CheckAsync(new HealthCheckRequest()).ResponseAsync;

    public Task<WhoAmIResponse> WhoAmIAsync() =>
        new PrincipalService.PrincipalServiceClient(channel)
            .WhoAmIAsync(new WhoAmIRequest(), Headers)
            .ResponseAsync;

    public Task<SearchSettingsResponse> SearchAsync(DateTime? deadline = null) =>
        Settings.SearchSettingsAsync(new SearchSettingsRequest(), Headers, deadline).ResponseAsync;

    /// <summary>A padded call.</summary>
    public Task<ListNoticesResponse> NoticesAsync() =>
        new NoticeService.NoticeServiceClient(channel)
            .ListNoticesAsync(new ListNoticesRequest(), Headers)
            .ResponseAsync;

    /// <summary>An export: a line of the access log each.</summary>
    public Task<GetDigestResponse> DigestAsync() =>
        new DigestService.DigestServiceClient(channel)
            .GetDigestAsync(new GetDigestRequest(), Headers)
            .ResponseAsync;

    /// <summary>Calls until a call is refused, which must happen within the given number of calls.</summary>
    public static async Task<Refusal> ExhaustAsync<T>(Func<Task<T>> call, int within)
    {
        for (var i = 0; i <= within; i++)
        {
            try
            {
                await call();
            }
            catch (RpcException exception)
            {
                return Refusal.Of(exception);
            }
        }
        throw new Xunit.Sdk.XunitException($"None of {within + 1} calls was refused.");
    }
}

/// <summary>A failure with its details.</summary>
internal sealed record Refusal(StatusCode Status, string Text, ErrorInfo Info, TimeSpan? RetryAfter)
{
    public static Refusal Of(RpcException exception)
    {
        var bytes = exception.Trailers.GetValueBytes("grpc-status-details-bin");
        Assert.True(bytes is not null, $"{exception.Status} has no details.");
        var status = Google.Rpc.Status.Parser.ParseFrom(bytes);
        return new Refusal(
            exception.StatusCode,
            exception.Status.Detail,
            status
                .Details.Where(detail => detail.Is(ErrorInfo.Descriptor))
                .Single()
                .Unpack<ErrorInfo>(),
            status
                .Details.SingleOrDefault(detail => detail.Is(RetryInfo.Descriptor))
                ?.Unpack<RetryInfo>()
                .RetryDelay.ToTimeSpan()
        );
    }

    public static async Task<Refusal> OfAsync<T>(Task<T> call) =>
        Of(await Assert.ThrowsAsync<RpcException>(() => call));

    /// <summary>Asserts that this limit is the reason for the refusal.</summary>
    public void Names(string limit)
    {
        Assert.Equal(StatusCode.ResourceExhausted, Status);
        Assert.Equal("LIMIT_EXCEEDED", Info.Reason);
        Assert.Equal(limit, Info.Metadata["limit_name"]);
    }
}
