using RegionalProviders.Placements.V1;

namespace RegionalProviders.Client;

public sealed partial class ReturnUpload
{
    /// <summary>
    /// Uploads the statutory episodes file together with a costs file, and waits until their rows are in the draft. Repeated
    /// calls with the same id store them once.
    /// </summary>
    /// <param name="episodes">The episodes file from its beginning. Both files are held in memory, 32 MiB at most.</param>
    /// <param name="fileName">Name of the episodes file for the report, without a path.</param>
    /// <param name="costs">
    /// The costs file: child and start of each episode, total weekly cost and the three contributions, and other columns of
    /// the census.
    /// </param>
    /// <param name="costsFileName">Name of the costs file, without a path.</param>
    /// <param name="windowId">The window.</param>
    /// <param name="withdraw">Withdraws a return that was already submitted.</param>
    /// <param name="uploadId">Identifies the upload; keep it to be able to resume.</param>
    /// <param name="progress">Told how many bytes of both files have been sent to the platform.</param>
    /// <param name="sheet">The sheet that holds the episodes, if the workbook has several that could; otherwise null.</param>
    /// <param name="cancellationToken">Stops the upload, which can be resumed with the same id.</param>
    /// <exception cref="PlatformException">
    /// The platform refused a file, or connections were lost too often in a row.
    /// </exception>
    public async Task<FileReport> UploadWithCostsAsync(
        Stream episodes,
        string fileName,
        Stream costs,
        string costsFileName,
        string windowId,
        bool withdraw,
        Guid uploadId,
        IProgress<long>? progress = null,
        string? sheet = null,
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
            Sheet = sheet ?? "",
        };
        return await UploadAsync(content, header, progress, cancellationToken);
    }
}
