namespace RegionalProviders.Published;

/// <summary>Published files that stand beside the repository on some machines and are no part of it.</summary>
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
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (
            folder is not null
            && !System.IO.File.Exists(Path.Combine(folder.FullName, "RegionalProviders.sln"))
        )
            folder = folder.Parent;
        var data = folder?.Parent is { } parent
            ? Path.Combine(parent.FullName, "shared", "data")
            : null;
        return Directory.Exists(data) ? data : null;
    }
}

/// <summary>A fact about published data: shown as skipped where the data is absent.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class PublishedDataFactAttribute : FactAttribute
{
    public PublishedDataFactAttribute()
    {
        if (PublishedData.Folder is null)
            Skip = "Needs the published data in ../shared/data, beside the repository.";
    }
}

/// <summary>As <see cref="PublishedDataFactAttribute"/>, for theories.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class PublishedDataTheoryAttribute : TheoryAttribute
{
    public PublishedDataTheoryAttribute()
    {
        if (PublishedData.Folder is null)
            Skip = "Needs the published data in ../shared/data, beside the repository.";
    }
}
