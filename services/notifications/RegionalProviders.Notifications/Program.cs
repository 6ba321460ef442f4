using RegionalProviders.Hosting;
using RegionalProviders.Notifications;

return await PlatformHost.RunAsync(args, NotificationsModule.Module);
