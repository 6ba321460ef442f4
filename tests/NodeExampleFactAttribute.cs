namespace RegionalProviders.Testing;

/// <summary>A fact that is shown as skipped if Node or the example's packages are not installed.</summary>
internal sealed class NodeExampleFactAttribute : FactAttribute
{
    public NodeExampleFactAttribute()
    {
        if (Folder is null)
            Skip = "Run npm ci in clients/examples/node first.";
    }

    internal static string? Folder { get; } = Find();

    private static string? Find()
    {
        for (
            var folder = new DirectoryInfo(AppContext.BaseDirectory);
            folder is not null;
            folder = folder.Parent
        )
        {
            var example = Path.Combine(folder.FullName, "clients", "examples", "node");
            if (Directory.Exists(Path.Combine(example, "node_modules")))
                return example;
        }
        return null;
    }
}
