namespace RegionalProviders.Servers;

/// <summary>The fastest place for throwaway data.</summary>
public static class TemporaryStorage
{
    private const string MemoryFolder = "/dev/shm";

    // In containers /dev/shm is often small, and a few databases would fill it.
    private const long NeededBytes = 4L * 1024 * 1024 * 1024;

    /// <summary>
    /// A folder in memory where the system has one with room, as creating a database there takes a tenth of the time;
    /// else the system's folder for temporary files.
    /// </summary>
    public static string Folder { get; } =
        HasRoom(MemoryFolder) ? MemoryFolder : Path.GetTempPath();

    private static bool HasRoom(string folder)
    {
        try
        {
            return Directory.Exists(folder)
                && new DriveInfo(folder).AvailableFreeSpace >= NeededBytes;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }
}
