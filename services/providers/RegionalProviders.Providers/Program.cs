using RegionalProviders.Hosting;
using RegionalProviders.Providers;

return await PlatformHost.RunAsync(args, ProvidersModule.Module);
