using System.Globalization;
using RegionalProviders.Common.V1;
using RegionalProviders.Kernel;

namespace RegionalProviders.Uploads;

/// <summary>How far an upload has come.</summary>
/// <param name="ReceivedBytes">Bytes kept.</param>
/// <param name="TotalBytes">Size of the file.</param>
public record UploadProgress(long ReceivedBytes, long TotalBytes)
{
    /// <summary>Refuses a stream that ended before all bytes had come.</summary>
    public void RequireComplete()
    {
        if (ReceivedBytes < TotalBytes)
            throw Incomplete(
                $"{ReceivedBytes} of {TotalBytes} bytes have arrived. Call again with the same header and this offset, and send the rest."
            );
    }

    /// <summary>Refuses a header whose offset is not where the upload stands: like any other lost thread.</summary>
    public void RequireOffset(long offset)
    {
        if (offset != ReceivedBytes)
            throw Incomplete(
                $"header.offset: must be {ReceivedBytes}, which is how much has arrived. Call again with it, and send the rest."
            );
    }

    /// <summary>The failure of an upload that is begun again with another header.</summary>
    public static ServiceException OtherHeader() =>
        Fault.Invalid(
            "header.upload_id",
            "was begun with another header. Repeat the same header, or take a new UUID for another file."
        );

    /// <summary>The failure of an upload whose bytes are not those of its SHA-256, once it was reset.</summary>
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
