namespace RegionalProviders.Published;

/// <summary>Published files that are available next to the repository on some machines and are not part of it.</summary>
internal static class PublishedData
{
    public static string? Folder { get; } = Find();

    public static string File(params string[] path) =>
        Path.Combine([
            Folder
                ?? throw new InvalidOperationException("No published data beside the repository."),
            .. path,
        ]);

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

/// <summary>A fact about published data, shown as skipped if the data is absent.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class PublishedDataFactAttribute : FactAttribute
{
    public PublishedDataFactAttribute()
    {
        if (PublishedData.Folder is null)
            Skip = "Needs the published data in ../shared/data, beside the repository.";
    }
}

/// <summary>Like <see cref="PublishedDataFactAttribute"/>, for theories.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class PublishedDataTheoryAttribute : TheoryAttribute
{
    public PublishedDataTheoryAttribute()
    {
        if (PublishedData.Folder is null)
            Skip = "Needs the published data in ../shared/data, beside the repository.";
    }
}
