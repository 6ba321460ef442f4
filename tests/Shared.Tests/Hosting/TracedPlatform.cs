using System.Collections.Concurrent;
using System.Diagnostics;
using Microsoft.Extensions.Configuration;
using OpenTelemetry;
using OpenTelemetry.Trace;
using RegionalProviders.Testing;

namespace RegionalProviders.Shared.Tests.Hosting;

/// <summary>A platform that exports to a collector of the test; the test also sees spans as they end.</summary>
public sealed class TracedPlatform : IAsyncLifetime
{
    internal OtlpReceiver Receiver { get; private set; } = null!;

    internal TestPlatform Platform { get; private set; } = null!;

    internal ConcurrentQueue<Activity> Spans { get; } = new();

    public async Task InitializeAsync()
    {
        Receiver = await OtlpReceiver.StartAsync();
        Platform = await TestPlatform.StartAsync(builder =>
        {
            builder.Configuration.AddInMemoryCollection([
                new("OTEL_EXPORTER_OTLP_ENDPOINT", Receiver.Address),
                new("OTEL_EXPORTER_OTLP_PROTOCOL", "http/protobuf"),
            ]);
            builder.Services.ConfigureOpenTelemetryTracerProvider(traces =>
                traces.AddProcessor(new SimpleActivityExportProcessor(new Kept(Spans)))
            );
        });
    }

    public async Task DisposeAsync()
    {
        await Platform.DisposeAsync();
        await Receiver.DisposeAsync();
    }

    private sealed class Kept(ConcurrentQueue<Activity> spans) : BaseExporter<Activity>
    {
        public override ExportResult Export(in Batch<Activity> batch)
        {
            foreach (var span in batch)
                spans.Enqueue(span);
            return ExportResult.Success;
        }
    }
}
