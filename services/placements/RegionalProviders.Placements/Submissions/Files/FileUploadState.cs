using RegionalProviders.Placements.V1;
using RegionalProviders.Uploads;

namespace RegionalProviders.Placements.Submissions.Files;

/// <summary>How far the upload of a file has come.</summary>
/// <param name="ReceivedBytes">Bytes kept.</param>
/// <param name="TotalBytes">Size of the file.</param>
/// <param name="Report">The report, once its rows are in the draft.</param>
internal sealed record FileUploadState(long ReceivedBytes, long TotalBytes, FileReport? Report)
    : UploadProgress(ReceivedBytes, TotalBytes);
