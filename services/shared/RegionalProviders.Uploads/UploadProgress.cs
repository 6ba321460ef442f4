using System.Globalization;
using RegionalProviders.Common.V1;
using RegionalProviders.Kernel;

namespace RegionalProviders.Uploads;

/// <summary>The progress of an upload.</summary>
/// <param name="ReceivedBytes">Bytes stored.</param>
/// <param name="TotalBytes">Size of the file.</param>
public record UploadProgress(long ReceivedBytes, long TotalBytes)
{
    /// <summary>Refuses a stream that ended before all bytes had arrived.</summary>
    public void RequireComplete()
    {
        if (ReceivedBytes < TotalBytes)
            throw Incomplete(
                $"{ReceivedBytes} of {TotalBytes} bytes have arrived. Call again with the same header and this offset, and send the rest."
            );
    }

    /// <summary>
    /// Refuses a header whose offset is not the number of bytes received, with the same error as an incomplete upload.
    /// </summary>
    public void RequireOffset(long offset)
    {
        if (offset != ReceivedBytes)
            throw Incomplete(
                $"header.offset: must be {ReceivedBytes}, which is how much has arrived. Call again with it, and send the rest."
            );
    }

    /// <summary>The error for an upload that is continued with another header.</summary>
    public static ServiceException OtherHeader() =>
        Fault.Invalid(
            "header.upload_id",
            "was begun with another header. Repeat the same header, or take a new UUID for another file."
        );

    /// <summary>The error for an upload whose bytes do not match its SHA-256; the upload has been reset by then.</summary>
    public static ServiceException Damaged() =>
        new(
            ErrorReason.FileUnreadable,
            "What arrived is not the file that the header's sha256 describes: it was damaged on the way. The upload was reset; send the file again from offset 0."
        );

    private ServiceException Incomplete(string message) =>
        new(
            ErrorReason.UploadIncomplete,
            message,
            new Dictionary<string, string>
            {
                ["received_bytes"] = ReceivedBytes.ToString(CultureInfo.InvariantCulture),
            }
        );
}
