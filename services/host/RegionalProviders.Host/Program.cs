using RegionalProviders.Host;
using RegionalProviders.Hosting;
using RegionalProviders.Identity;
using RegionalProviders.Providers;

PlatformModule[] modules = [IdentityModule.Module, ProvidersModule.Module];
var configuration = new ConfigurationBuilder().AddEnvironmentVariables().AddCommandLine(args).Build();
var options = EmbeddedOptions.Read(configuration);
return options.Enabled
    ? await EmbeddedHost.RunAsync(args, options, modules)
    : await PlatformHost.RunAsync(args, modules);
