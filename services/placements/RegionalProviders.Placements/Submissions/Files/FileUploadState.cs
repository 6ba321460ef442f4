using System.Globalization;
using RegionalProviders.Common.V1;
using RegionalProviders.Kernel;
using RegionalProviders.Placements.V1;

namespace RegionalProviders.Placements.Submissions.Files;

/// <summary>How far the upload of a file has come.</summary>
/// <param name="ReceivedBytes">Bytes kept.</param>
/// <param name="TotalBytes">Size of the file.</param>
/// <param name="Report">The report, once its rows are in the draft.</param>
internal sealed record FileUploadState(long ReceivedBytes, long TotalBytes, FileReport? Report)
{
    public bool IsComplete => ReceivedBytes == TotalBytes;

    /// <summary>The failure of a stream that ended before all bytes had come.</summary>
    public ServiceException Incomplete() =>
        Failure(
            $"{ReceivedBytes} of {TotalBytes} bytes have arrived. Call again with the same header and this offset, and send the rest."
        );

    /// <summary>The failure of a header whose offset is not where the upload stands.</summary>
    public ServiceException WrongOffset() =>
        Failure(
            $"header.offset: must be {ReceivedBytes}, which is how much has arrived. Call again with it, and send the rest."
        );

    private ServiceException Failure(string message) =>
        new(
            ErrorReason.UploadIncomplete,
            message,
            new Dictionary<string, string>
            {
                ["received_bytes"] = ReceivedBytes.ToString(CultureInfo.InvariantCulture),
            }
        );
}
