using RegionalProviders.Hosting;
using RegionalProviders.Placements;

return await PlatformHost.RunAsync(args, PlacementsModule.Module);
