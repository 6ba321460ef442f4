using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Grpc.Core;
using Grpc.Net.Client;
using RegionalProviders.Client;
using RegionalProviders.Common.V1;
using RegionalProviders.Identity.V1;
using RegionalProviders.Providers.V1;
using RegionalProviders.Testing;
using RegionalProviders.Testing.Faults;
using Xunit.Abstractions;

namespace RegionalProviders.Faults.Tests;

public sealed class ClockJumpTests(ITestOutputHelper output)
{
    private static readonly TimeSpan Forwards = TimeSpan.FromDays(1);
    private static readonly TimeSpan Back = TimeSpan.FromHours(-1);

    [Fact]
    public async Task Clock_JumpsADayForwardsAndAnHourBack_NothingIsLostOrDoneTwice()
    {
        await using var platform = await FaultPlatform.StartAsync();
        await using var writes = await RegisterWrites.SignInAsync(platform, Extent.Seed);
        var writers = new Writers(writes.Next);

        await writers.RunAsync(4, JumpAsync());

        // Clients whose token expired too early signed in again; no other client noticed anything.
        Assert.DoesNotContain(
            writers.Failures.Keys,
            told => !told.Contains("ConcurrentChange", StringComparison.Ordinal)
        );
        var kept = await writers.RepeatAllAsync();
        var evidence = await Evidence.GatherAsync(platform);
        await RegisterInvariants.HoldAsync(platform, writers);
        output.WriteLine($"clock moved twice; {Figures.Of(writers, kept, evidence)}");

        async Task JumpAsync()
        {
            await AnsweredAsync(20);
            platform.MoveClock(Forwards);
            await AnsweredAsync(20);
            platform.MoveClock(Back);
            await AnsweredAsync(20);
        }

        async Task AnsweredAsync(int more)
        {
            var enough = writers.Answered.Count + more;
            await Eventually.BecomesAsync(
                () => Task.FromResult(writers.Answered.Count),
                count => count >= enough
            );
        }
    }

    [Fact]
    public async Task Clock_Jumps_PagesAndEtagsHold_AndAnExpiredTokenSaysSo()
    {
        await using var platform = await FaultPlatform.StartAsync();
        await using var writes = await RegisterWrites.SignInAsync(platform, Extent.Seed);
        for (var number = 1; number <= 5; number++)
            await writes.CreateSetting(number).AskAsync();
        var officer = await platform.People.CouncilAsync();
        var token = await TokenAsync(platform);
        Assert.Equal(StatusCode.OK, (await WhoAmIAsync(platform, token)).StatusCode);
        var first = await officer.Settings.SearchSettingsAsync(
            new SearchSettingsRequest { PageSize = 2 }
        );
        var stale = first.Settings[0];
        var fresh = (await AmendAsync(officer, stale, 7)).Setting;

        platform.MoveClock(Forwards);
        var expired = await WhoAmIAsync(platform, token);
        var second = await NextAsync(officer, first.NextPageToken);
        platform.MoveClock(Back);
        var third = await NextAsync(officer, second.NextPageToken);

        Assert.Equal(StatusCode.Unauthenticated, expired.StatusCode);
        Assert.Contains("expired", expired.Detail, StringComparison.Ordinal);
        Assert.Equal(
            5,
            first
                .Settings.Concat(second.Settings)
                .Concat(third.Settings)
                .Select(setting => setting.Id)
                .Distinct()
                .Count()
        );
        await PlatformAssert.FailsAsync(
            ErrorReason.EtagMismatch,
            officer.Settings.UpdateSettingAsync(Amendment(stale, 8))
        );
        Assert.Equal(8, (await AmendAsync(officer, fresh, 8)).Setting.Places);
    }

    private static AsyncUnaryCall<SearchSettingsResponse> NextAsync(
        RegionalProvidersClient client,
        string page
    ) =>
        client.Settings.SearchSettingsAsync(
            new SearchSettingsRequest { PageSize = 2, PageToken = page }
        );

    private static AsyncUnaryCall<UpdateSettingResponse> AmendAsync(
        RegionalProvidersClient client,
        Setting setting,
        int places
    ) => client.Settings.UpdateSettingAsync(Amendment(setting, places));

    private static UpdateSettingRequest Amendment(Setting setting, int places) =>
        new()
        {
            Setting = new Setting
            {
                Id = setting.Id,
                Etag = setting.Etag,
                Places = places,
            },
            UpdateMask = new() { Paths = { "places" } },
        };

    /// <summary>A token for a client that, unlike the SDK, does not renew it.</summary>
    private static async Task<string> TokenAsync(FaultPlatform platform)
    {
        var profile = await platform.People.NewProfileAsync(
            new CreateClientRequest { Kind = PrincipalKind.Operator }
        );
        using var http = new HttpClient();
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue(
            "Basic",
            Convert.ToBase64String(
                Encoding.UTF8.GetBytes($"{profile.ClientId}:{profile.ClientSecret}")
            )
        );
        using var form = new FormUrlEncodedContent([new("grant_type", "client_credentials")]);
        using var answer = await http.PostAsync(
            new Uri($"{platform.Service.Web}/oauth2/token"),
            form
        );
        return (await answer.Content.ReadFromJsonAsync<JsonElement>())
            .GetProperty("access_token")
            .GetString()!;
    }

    private static async Task<Status> WhoAmIAsync(FaultPlatform platform, string token)
    {
        using var channel = GrpcChannel.ForAddress(platform.Service.Server);
        using var call = new PrincipalService.PrincipalServiceClient(channel).WhoAmIAsync(
            new WhoAmIRequest(),
            new Metadata { { "authorization", $"Bearer {token}" } }
        );
        try
        {
            await call;
            return Status.DefaultSuccess;
        }
        catch (RpcException refused)
        {
            return refused.Status;
        }
    }
}
