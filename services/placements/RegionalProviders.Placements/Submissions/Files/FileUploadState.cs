using RegionalProviders.Placements.V1;
using RegionalProviders.Uploads;

namespace RegionalProviders.Placements.Submissions.Files;

/// <summary>Progress of a file upload.</summary>
/// <param name="ReceivedBytes">Bytes stored.</param>
/// <param name="TotalBytes">Size of the file.</param>
/// <param name="Report">The report, once the rows have been imported into the draft.</param>
internal sealed record FileUploadState(long ReceivedBytes, long TotalBytes, FileReport? Report)
    : UploadProgress(ReceivedBytes, TotalBytes);
