using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using OpenTelemetry;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace RegionalProviders.Hosting.Operations;

/// <summary>Sends traces and metrics by OTLP if <c>OTEL_EXPORTER_OTLP_ENDPOINT</c> is set.</summary>
internal static class TelemetryExport
{
    // Without this setting, spans of gRPC calls have no rpc.* attributes: the conventions are not all stable yet.
    private const string GrpcAttributes =
        "OTEL_DOTNET_EXPERIMENTAL_ASPNETCORE_ENABLE_GRPC_INSTRUMENTATION";

    // Our own are RegionalProviders and RegionalProviders.Messaging.
    private static readonly string[] Names = ["RegionalProviders*", "MassTransit"];

    internal static void AddTelemetryExport(this WebApplicationBuilder builder)
    {
        // Without a collector there are no listeners, so calls create no spans.
        if (string.IsNullOrEmpty(builder.Configuration["OTEL_EXPORTER_OTLP_ENDPOINT"]))
            return;
        if (builder.Configuration[GrpcAttributes] is null)
            builder.Configuration.AddInMemoryCollection([new(GrpcAttributes, "true")]);
        builder
            .Services.AddOpenTelemetry()
            .ConfigureResource(resource => resource.AddService(builder.Environment.ApplicationName))
            .WithTracing(traces =>
                traces
                    .AddAspNetCoreInstrumentation()
                    .AddHttpClientInstrumentation()
                    .AddNpgsql()
                    .AddSource(Names)
                    .AddProcessor<SpanRedaction>()
            )
            .WithMetrics(metrics =>
                metrics
                    .AddAspNetCoreInstrumentation()
                    .AddHttpClientInstrumentation()
                    .AddRuntimeInstrumentation()
                    .AddNpgsqlInstrumentation()
                    .AddMeter(Names)
            )
            .UseOtlpExporter();
    }
}
