using System.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using OpenTelemetry.Metrics;
using OpenTelemetry.Trace;
using RegionalProviders.Identity.V1;
using RegionalProviders.Providers.V1;
using RegionalProviders.Testing;

namespace RegionalProviders.Shared.Tests.Hosting;

/// <summary>What the process exports by OTLP.</summary>
public sealed class TelemetryTests(TracedPlatform traced) : IClassFixture<TracedPlatform>
{
    private const string Personal = "jo.bloggs@example.org";
    private const string Service = "regionalproviders.providers.v1.SettingService";
    private readonly TestPlatform platform = traced.Platform;
    private readonly OtlpReceiver receiver = traced.Receiver;

    [Fact]
    public async Task Span_OfACall_HasNameMethodRouteAndStatus()
    {
        var officer = await platform.People.CouncilAsync();
        using var trace = NewTrace();

        await officer.Settings.SearchSettingsAsync(new SearchSettingsRequest { Query = "oak" });

        var span = await ServerSpanAsync("SearchSettings", trace);
        Assert.Equal($"{Service}/SearchSettings", span.DisplayName);
        Assert.Equal("grpc", span.GetTagItem("rpc.system.name"));
        Assert.Equal($"{Service}/SearchSettings", span.GetTagItem("rpc.method"));
        Assert.Equal($"/{Service}/SearchSettings", span.GetTagItem("http.route"));
        Assert.Equal("OK", span.GetTagItem("rpc.response.status_code"));
        Assert.Equal(ActivityStatusCode.Unset, span.Status);
    }

    [Fact]
    public async Task Span_OfAFailedCall_SaysWhichStatus()
    {
        var officer = await platform.People.CouncilAsync();
        using var trace = NewTrace();

        await Assert.ThrowsAnyAsync<Exception>(() =>
            officer
                .Settings.GetSettingAsync(new GetSettingRequest { Id = Guid.NewGuid().ToString() })
                .ResponseAsync
        );

        var span = await ServerSpanAsync("GetSetting", trace);
        Assert.Equal("NOT_FOUND", span.GetTagItem("rpc.response.status_code"));
    }

    [Fact]
    public async Task Span_OfARequestOverHttp_HasNameRouteAndStatus()
    {
        using var http = new HttpClient();

        await http.GetAsync(
            new Uri($"{platform.Web}/.well-known/openid-configuration?login_hint={Personal}")
        );

        var span = await FoundAsync(each =>
            each.Kind == ActivityKind.Server
            && each.GetTagItem("http.route") as string is { } route
            && route.Contains("openid-configuration", StringComparison.Ordinal)
        );
        Assert.Equal($"GET {span.GetTagItem("http.route")}", span.DisplayName);
        Assert.Equal("200", span.GetTagItem("http.response.status_code")?.ToString());
    }

    [Fact]
    public async Task Export_AfterCallsWithPersonalData_CarriesNoneOfIt()
    {
        var administrator = await platform.People.OperatorAsync();
        var officer = await platform.People.CouncilAsync();
        await officer.Settings.SearchSettingsAsync(new SearchSettingsRequest { Query = Personal });
        using var trace = NewTrace();
        await administrator.Consortia.CreateConsortiumAsync(
            new CreateConsortiumRequest { Name = Personal }
        );
        using var http = new HttpClient();
        await http.GetAsync(new Uri($"{platform.Web}/people/{Personal}?email={Personal}"));
        await ServerSpanAsync("CreateConsortium", trace);

        Assert.True(platform.Services.GetRequiredService<TracerProvider>().ForceFlush());
        Assert.True(platform.Services.GetRequiredService<MeterProvider>().ForceFlush());

        // The calls are exported, with the database's spans beneath them, and so is the platform's own meter.
        Assert.Contains("CreateConsortium", receiver.Traces, StringComparison.Ordinal);
        Assert.Contains("rpc.response.status_code", receiver.Traces, StringComparison.Ordinal);
        Assert.Contains("db.query.text", receiver.Traces, StringComparison.Ordinal);
        Assert.Contains("rp.calls.duration", receiver.Metrics, StringComparison.Ordinal);
        Assert.DoesNotContain("bloggs", receiver.Traces, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("bloggs", receiver.Metrics, StringComparison.OrdinalIgnoreCase);
        foreach (
            var attribute in new[]
            {
                "url.path",
                "url.query",
                "client.address",
                "network.peer.address",
                "user_agent",
            }
        )
            Assert.DoesNotContain(attribute, receiver.Traces, StringComparison.Ordinal);
    }

    // Spans of every platform in this process arrive; those of the test's own call are told by their trace.
    private static Activity NewTrace() =>
        new Activity("test") { ActivityTraceFlags = ActivityTraceFlags.Recorded }.Start();

    private Task<Activity> ServerSpanAsync(string method, Activity trace) =>
        FoundAsync(span =>
            span.Kind == ActivityKind.Server
            && span.TraceId == trace.TraceId
            && span.GetTagItem("rpc.method") is string name
            && name.EndsWith($"/{method}", StringComparison.Ordinal)
        );

    // A span ends only after its response has been sent.
    private async Task<Activity> FoundAsync(Func<Activity, bool> matches)
    {
        var found = await Eventually.BecomesAsync(
            () => Task.FromResult(traced.Spans.FirstOrDefault(matches)),
            span => span is not null
        );
        return found!;
    }
}
