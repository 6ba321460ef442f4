using System.Diagnostics;
using System.Globalization;

namespace RegionalProviders.Testing.Faults;

/// <summary>
/// A separate in-memory volume that a test fills up. Only root may mount one: see <see cref="SmallDiskFactAttribute"/>.
/// </summary>
public sealed class SmallDisk : IAsyncDisposable
{
    private SmallDisk(string folder) => Folder = folder;

    /// <summary>The mount point; any user may enter.</summary>
    public string Folder { get; }

    private string Filler => Path.Combine(Folder, "filler");

    /// <summary>Mounts a volume.</summary>
    public static async Task<SmallDisk> MountAsync(int megabytes)
    {
        var folder = TemporaryFolder.NewPath("disk");
        Directory.CreateDirectory(folder);
        var size = megabytes.ToString(CultureInfo.InvariantCulture);
        if (
            !await RunAsync(
                "mount",
                "-t",
                "tmpfs",
                "-o",
                $"size={size}m,mode=0755",
                "tmpfs",
                folder
            )
        )
            throw new InvalidOperationException($"No volume could be mounted at {folder}.");
        return new SmallDisk(folder);
    }

    /// <summary>Fills all the space that is left.</summary>
    public async Task FillAsync()
    {
        var piece = new byte[64 * 1024];
        await using var file = new FileStream(
            Filler,
            FileMode.Create,
            FileAccess.Write,
            FileShare.None,
            bufferSize: 0
        );
        for (var size = piece.Length; size >= 512; )
        {
            try
            {
                await file.WriteAsync(piece.AsMemory(0, size));
            }
            catch (IOException)
            {
                size /= 2;
            }
        }
    }

    /// <summary>Frees the space that <see cref="FillAsync"/> took.</summary>
    public void Free() => File.Delete(Filler);

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await RunAsync("umount", "-l", Folder);
        await TemporaryFolder.RemoveAsync(Folder);
    }

    internal static async Task<bool> RunAsync(string program, params string[] arguments)
    {
        using var process = Process.Start(
            new ProcessStartInfo(program, arguments)
            {
                UseShellExecute = false,
                RedirectStandardError = true,
            }
        )!;
        await process.WaitForExitAsync();
        return process.ExitCode == 0;
    }
}

/// <summary>A test that mounts a <see cref="SmallDisk"/>; shown as skipped if this user may not mount.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class SmallDiskFactAttribute : FactAttribute
{
    private static readonly Lazy<bool> MayMount = new(() =>
        Environment.IsPrivilegedProcess && Task.Run(TryAsync).GetAwaiter().GetResult()
    );

    /// <summary>Mounts a volume to find out.</summary>
    public SmallDiskFactAttribute() =>
        Skip = MayMount.Value ? null : "This user may not mount a volume to fill up.";

    private static async Task<bool> TryAsync()
    {
        try
        {
            await using var disk = await SmallDisk.MountAsync(1);
            return true;
        }
        catch (InvalidOperationException)
        {
            return false;
        }
    }
}
