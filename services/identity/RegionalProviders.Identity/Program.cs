using RegionalProviders.Hosting;
using RegionalProviders.Identity;

return await PlatformHost.RunAsync(args, IdentityModule.Module);
