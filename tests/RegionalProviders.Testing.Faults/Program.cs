using RegionalProviders.Hosting;
using RegionalProviders.Testing.Faults;

return await PlatformHost.RunAsync(args, [.. FaultPlatform.Modules]);
