namespace RegionalProviders.Providers.Tests;

/// <summary>Needs the published files that lie in <c>shared/data</c> beside the repository; skipped where they are absent.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class SharedFactAttribute : FactAttribute
{
    public SharedFactAttribute()
    {
        if (SharedData.Folder is null)
            Skip = "The folder shared/data does not stand beside the repository.";
    }
}

internal static class SharedData
{
    public static string? Folder { get; } = Find();

    public static byte[] Read(string file) => File.ReadAllBytes(Path.Combine(Folder!, file));

    private static string? Find()
    {
        for (
            var folder = new DirectoryInfo(AppContext.BaseDirectory);
            folder is not null;
            folder = folder.Parent
        )
        {
            var data = Path.Combine(folder.FullName, "shared", "data");
            if (Directory.Exists(Path.Combine(data, "ofsted")))
                return data;
        }
        return null;
    }
}
