using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using RegionalProviders.Hosting.Operations;
using RegionalProviders.Hosting.Web;
using RegionalProviders.Persistence;

namespace RegionalProviders.Hosting;

/// <summary>
/// Runs a process: <c>--provision</c> creates roles and empty schemas and exits, <c>--migrate</c> brings the schemas up
/// to date and exits, <see cref="OperatorCommands"/> do their work and exit; otherwise the process serves.
/// </summary>
public static class PlatformHost
{
    /// <summary>Builds the application of the given services; the caller runs it.</summary>
    public static WebApplication Build(
        string[] args,
        IReadOnlyList<PlatformModule> modules,
        Action<WebApplicationBuilder>? configure = null
    )
    {
        var builder = WebApplication.CreateBuilder(args);
        // In every environment, not only in development: a service that cannot be created is noticed at start-up.
        builder.Host.UseDefaultServiceProvider(options =>
        {
            options.ValidateOnBuild = true;
            options.ValidateScopes = true;
        });
        configure?.Invoke(builder);
        builder.AddPlatform();
        foreach (var module in modules)
            module.Add(builder);
        var app = builder.Build();
        app.UsePlatform();
        app.MapPlatform();
        foreach (var module in modules)
            module.Map(app);
        // Last, because it reports on the services mapped before.
        app.MapGrpcHealth();
        return app;
    }

    /// <summary>The whole program of a service. Returns the exit code.</summary>
    public static async Task<int> RunAsync(string[] args, params PlatformModule[] modules)
    {
        if (OperatorCommands.Contains(args, modules))
        {
            await using var built = Build([], modules);
            return await OperatorCommands.RunAsync(
                args,
                modules,
                built.Services,
                Console.Out,
                CancellationToken.None
            );
        }

        await using var app = Build([.. args.Except(["--migrate", "--provision"])], modules);
        if (args.Contains("--provision"))
        {
            await Provisioning.ProvisionAsync(app.Configuration, modules, CancellationToken.None);
            return 0;
        }

        if (args.Contains("--migrate"))
            await MigrateAsync(app, modules, CancellationToken.None);
        else
            await app.RunAsync();
        return 0;
    }

    /// <summary>Applies migrations as the owners, with the connection strings <c>ConnectionStrings:&lt;schema&gt;-owner</c>.</summary>
    public static async Task MigrateAsync(
        WebApplication app,
        IReadOnlyList<PlatformModule> modules,
        CancellationToken cancellationToken
    )
    {
        var runner = new MigrationRunner(app.Services.GetRequiredService<TimeProvider>());
        foreach (var module in modules)
        {
            await using var owner = DataSources.Create(app.Configuration, $"{module.Name}-owner");
            var applied = await runner.ApplyAsync(module.Schema, owner, cancellationToken);
            app.Logger.LogInformation(
                "Schema {Schema}: {Count} migrations applied",
                module.Name,
                applied.Count
            );
        }
    }
}
