namespace Servers.Tests;

/// <summary>A folder for a server that is stopped and started again; removed at the end of the test.</summary>
public sealed class KeptFolder : IDisposable
{
    public string Path { get; } =
        System.IO.Path.Combine(System.IO.Path.GetTempPath(), $"rp-kept-{Guid.NewGuid():n}");

    public void Dispose()
    {
        if (Directory.Exists(Path))
            Directory.Delete(Path, recursive: true);
    }
}
