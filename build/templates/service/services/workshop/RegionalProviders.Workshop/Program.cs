using RegionalProviders.Hosting;
using RegionalProviders.Workshop;

return await PlatformHost.RunAsync(args, WorkshopModule.Module);
