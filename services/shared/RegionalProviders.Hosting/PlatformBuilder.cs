using System.Reflection;
using FluentValidation;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;
using RegionalProviders.AccessLog;
using RegionalProviders.Authentication;
using RegionalProviders.Calls;
using RegionalProviders.Calls.Limits;
using RegionalProviders.Hosting.Listening;
using RegionalProviders.Hosting.Operations;
using RegionalProviders.Hosting.Web;
using RegionalProviders.Persistence;

namespace RegionalProviders.Hosting;

/// <summary>Registers what every process of the platform needs, whichever services it runs.</summary>
public static class PlatformBuilder
{
    private static readonly TimeSpan ShutdownTimeout = TimeSpan.FromSeconds(30);

    /// <summary>Adds gRPC with the interceptors, token validation, health, reflection, telemetry and logging.</summary>
    public static void AddPlatform(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        // Before the listeners, which use the defaults set here.
        builder.AddLimits();
        builder.AddListeners();
        builder.AddWeb();
        builder.AddTelemetryExport();
        AddLogging(builder);
        services.TryAddSingleton(TimeProvider.System);
        services.AddCalls();
        services.AddSingleton<ProtoFiles>();
        services.AddSingleton(provider => new AccessTable(
            provider.GetRequiredService<ProtoFiles>().All
        ));
        services.AddTokenValidation();
        services.AddGrpcHealth();
        services.AddGrpcReflection();
        services.AddAccessLog();
        services.Configure<HostOptions>(options => options.ShutdownTimeout = ShutdownTimeout);
    }

    /// <summary>Maps reflection, the access log and, for load balancers that check over HTTP, health.</summary>
    public static void MapPlatform(this WebApplication app)
    {
        app.MapGrpcReflectionService();
        app.MapAccessLog();
        app.MapHealthChecks("/healthz");
        // For a process that is alive but not ready: if this does not respond, only a restart helps.
        app.MapGet("/livez", () => Results.Text("alive"));
    }

    /// <summary>
    /// Adds the database of a service, with its connection string <c>ConnectionStrings:&lt;schema&gt;</c> (app role);
    /// the process is not ready before the schema is.
    /// </summary>
    public static void AddServiceDatabase<T>(
        this IServiceCollection services,
        ServiceSchema schema,
        Func<NpgsqlDataSource, TimeProvider, T> create
    )
        where T : ServiceDatabase
    {
        services.AddSingleton(provider =>
            create(
                DataSources.Create(provider.GetRequiredService<IConfiguration>(), schema.Name),
                provider.GetRequiredService<TimeProvider>()
            )
        );
        // AddHostedService would register the type once, but there is one instance for each database.
        services.AddSingleton<IHostedService>(provider => new ModelWarmUp(
            provider.GetRequiredService<T>()
        ));
        services.AddSingleton<ServiceDatabase>(provider => provider.GetRequiredService<T>());
        services
            .AddHealthChecks()
            .Add(
                new(
                    $"schema {schema.Name}",
                    provider => new SchemaHealthCheck(provider.GetRequiredService<T>()),
                    failureStatus: null,
                    tags: null
                )
            );
    }

    /// <summary>Adds every <see cref="AbstractValidator{T}"/> of an assembly.</summary>
    public static void AddValidatorsFrom(this IServiceCollection services, Assembly assembly)
    {
        foreach (
            var type in assembly
                .GetTypes()
                .Where(type => type is { IsAbstract: false, IsGenericTypeDefinition: false })
        )
        foreach (
            var contract in type.GetInterfaces()
                .Where(each =>
                    each.IsGenericType && each.GetGenericTypeDefinition() == typeof(IValidator<>)
                )
        )
            services.AddSingleton(contract, type);
    }

    private static void AddLogging(WebApplicationBuilder builder)
    {
        builder.Logging.ClearProviders();
        builder.Logging.AddJsonConsole(options =>
        {
            options.UseUtcTimestamp = true;
            options.TimestampFormat = "yyyy-MM-ddTHH:mm:ss.fffZ";
        });
        // Request lines contain paths and queries; TelemetryInterceptor counts our calls, without content.
        builder.Logging.AddFilter("Microsoft.AspNetCore", LogLevel.Warning);
        builder.Logging.AddFilter("Grpc", LogLevel.Warning);
        builder.Logging.AddFilter("System.Net.Http", LogLevel.Warning);
        builder.Logging.AddFilter("MassTransit", LogLevel.Warning);
    }
}
