using RegionalProviders.Placements.V1;

namespace RegionalProviders.Client;

public sealed partial class ReturnUpload
{
    /// <summary>
    /// Uploads the statutory episodes file and a costs file beside it, and waits until their rows are the draft's. Repeating
    /// it with the same id takes them once.
    /// </summary>
    /// <param name="episodes">The episodes file from its beginning. Both are held in memory, at most 32 MiB together.</param>
    /// <param name="fileName">Its name for the report, without a path.</param>
    /// <param name="costs">The costs file: child and start of each episode, total weekly cost and the three contributions, and other columns of the census.</param>
    /// <param name="costsFileName">Its name, without a path.</param>
    /// <param name="windowId">The window.</param>
    /// <param name="withdraw">Takes a return back that was submitted.</param>
    /// <param name="uploadId">Names the upload; keep it to go on later.</param>
    /// <param name="progress">Told how many bytes of both files the platform has been sent.</param>
    /// <param name="cancellationToken">Stops; what has arrived stays, for the same id.</param>
    /// <exception cref="PlatformException">The platform refused a file, or connections were lost too often in a row.</exception>
    public async Task<FileReport> UploadWithCostsAsync(
        Stream episodes,
        string fileName,
        Stream costs,
        string costsFileName,
        string windowId,
        bool withdraw,
        Guid uploadId,
        IProgress<long>? progress = null,
        CancellationToken cancellationToken = default
    )
    {
        ArgumentNullException.ThrowIfNull(episodes);
        ArgumentNullException.ThrowIfNull(costs);
        using var content = new MemoryStream();
        await episodes.CopyToAsync(content, cancellationToken);
        var behind = content.Length;
        await costs.CopyToAsync(content, cancellationToken);
        var header = new FileHeader
        {
            UploadId = uploadId.ToString(),
            FileName = fileName,
            WindowId = windowId,
            Withdraw = withdraw,
            CostsFileName = costsFileName,
            CostsBytes = content.Length - behind,
        };
        return await UploadAsync(content, header, progress, cancellationToken);
    }
}
