using System.IO.MemoryMappedFiles;

namespace RegionalProviders.Testing.Faults;

/// <summary>
/// The clock of all processes of a platform: real time plus an offset that is read from a file. Timers run on real time.
/// </summary>
internal sealed class SharedClock : TimeProvider, IDisposable
{
    /// <summary>Configuration key for the path of the file.</summary>
    public const string Setting = "Faults:Clock";

    private readonly MemoryMappedFile file;
    private readonly MemoryMappedViewAccessor ticks;

    public SharedClock(string path)
    {
        file = MemoryMappedFile.CreateFromFile(
            new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.ReadWrite),
            mapName: null,
            sizeof(long),
            MemoryMappedFileAccess.ReadWrite,
            HandleInheritability.None,
            leaveOpen: false
        );
        ticks = file.CreateViewAccessor();
    }

    public override DateTimeOffset GetUtcNow() => System.GetUtcNow().AddTicks(ticks.ReadInt64(0));

    public void Move(TimeSpan by) => ticks.Write(0, ticks.ReadInt64(0) + by.Ticks);

    public void Dispose()
    {
        ticks.Dispose();
        file.Dispose();
    }
}
