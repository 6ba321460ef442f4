using System.Text.Json;

namespace RegionalProviders.Host;

/// <summary>Writes files with secrets, readable by their owner only from the first byte on.</summary>
internal static class OwnerOnly
{
    /// <summary>
    /// Writes a temporary file and renames it: a crash leaves the old file or the new one, never half of one.
    /// </summary>
    internal static void WriteJson<T>(string path, T value)
    {
        var aside = path + ".new";
        File.Delete(aside);
        var options = new FileStreamOptions
        {
            Mode = FileMode.CreateNew,
            Access = FileAccess.Write,
        };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        using (var stream = new FileStream(aside, options))
        {
            JsonSerializer.Serialize(stream, value);
            stream.Flush(flushToDisk: true);
        }

        File.Move(aside, path, overwrite: true);
    }
}
