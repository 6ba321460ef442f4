namespace RegionalProviders.Identity.Bootstrap;

/// <summary>Files with secrets: readable by their owner only from the first byte on, and complete or absent.</summary>
internal static class OwnerOnlyFile
{
    internal static async Task WriteAsync(
        string path,
        byte[] content,
        CancellationToken cancellationToken
    )
    {
        var draft = $"{path}.{Guid.NewGuid():N}";
        try
        {
            await using (var stream = new FileStream(draft, Options()))
            {
                await stream.WriteAsync(content, cancellationToken);
                stream.Flush(flushToDisk: true);
            }

            File.Move(draft, path, overwrite: true);
        }
        catch
        {
            File.Delete(draft);
            throw;
        }
    }

    private static FileStreamOptions Options()
    {
        var options = new FileStreamOptions
        {
            Mode = FileMode.CreateNew,
            Access = FileAccess.Write,
        };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        return options;
    }
}
