using RegionalProviders.Host;
using RegionalProviders.Hosting;
using RegionalProviders.Hosting.Operations;
using RegionalProviders.Identity;
using RegionalProviders.Notifications;
using RegionalProviders.Placements;
using RegionalProviders.Providers;

PlatformModule[] modules =
[
    IdentityModule.Module,
    ProvidersModule.Module,
    PlacementsModule.Module,
    NotificationsModule.Module,
];
var configuration = new ConfigurationBuilder()
    .AddEnvironmentVariables()
    .AddCommandLine(args)
    .Build();
var options = EmbeddedOptions.Read(configuration);
if (options.Enabled && OperatorCommands.Contains(args, modules))
    return await EmbeddedHost.CommandAsync(args, options, modules);
return options.Enabled
    ? await EmbeddedHost.RunAsync(args, options, modules)
    : await PlatformHost.RunAsync(args, modules);
