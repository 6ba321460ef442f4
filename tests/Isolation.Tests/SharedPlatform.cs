using RegionalProviders.Testing;

namespace Isolation.Tests;

/// <summary>
/// One platform for all tests of the suite, with a raised limit on unfinished uploads: every RPC is called as every
/// caller, which starts far more uploads than a council may leave unfinished.
/// </summary>
internal static class SharedPlatform
{
    private const string Uploads = "10000";

    private static readonly Lazy<Task<TestPlatform>> Platform = new(() =>
        TestPlatform.StartAsync(builder =>
        {
            builder.Configuration["Providers:Imports:MaxUnfinishedUploads"] = Uploads;
            builder.Configuration["Placements:Uploads:MaxUnfinishedUploads"] = Uploads;
        })
    );

    internal static Task<TestPlatform> GetAsync() => Platform.Value;
}
