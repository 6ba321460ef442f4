using RegionalProviders.Hosting;
using RegionalProviders.Testing.Faults;

await using var app = PlatformHost.Build(
    args,
    FaultPlatform.Modules,
    builder =>
        builder.Services.AddSingleton<TimeProvider>(
            new SharedClock(builder.Configuration[SharedClock.Setting]!)
        )
);
await app.RunAsync();
