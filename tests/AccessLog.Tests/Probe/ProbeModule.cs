using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using RegionalProviders;
using RegionalProviders.AccessLog;
using RegionalProviders.Hosting;
using RegionalProviders.Persistence;

namespace AccessLog.Tests.Probe;

/// <summary>A service for the tests, whose RPCs have the data classes that must be logged.</summary>
internal static class ProbeModule
{
    internal static ServiceSchema Schema { get; } =
        new(
            "probe",
            [
                MigrationSource.Persistence,
                AccessLogSchema.Source,
                new MigrationSource("probe", typeof(ProbeModule).Assembly),
            ]
        );

    internal static PlatformModule Module { get; } =
        new(
            Schema,
            builder =>
            {
                builder.Services.AddServiceDatabase(
                    Schema,
                    (source, time) => new ProbeDatabase(source, time)
                );
                builder.Services.AddSingleton(
                    new AccessTable([.. new ProtoFiles().All, V1.ProbeReflection.Descriptor])
                );
            },
            app => app.MapGrpcService<CaseGrpcService>()
        );
}

internal sealed class ProbeDatabase(NpgsqlDataSource source, TimeProvider time)
    : ServiceDatabase(ProbeModule.Schema, source, time);
