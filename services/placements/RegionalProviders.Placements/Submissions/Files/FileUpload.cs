using RegionalProviders.Kernel;
using RegionalProviders.Placements.V1;
using RegionalProviders.Uploads;

namespace RegionalProviders.Placements.Submissions.Files;

/// <summary>A validated upload header.</summary>
internal sealed record FileUpload(
    Guid Id,
    Guid WindowId,
    string FileName,
    long TotalBytes,
    string Sha256,
    long Offset,
    bool Withdraw,
    CostsPart Costs,
    string Sheet
)
{
    /// <summary>Maximum file size in bytes. The largest council's return is about 2 MB.</summary>
    public const long MaxBytes = 32L * 1024 * 1024;

    /// <summary>
    /// Reads the header; throws with every field that is wrong. It arrives within a stream, so nothing has
    /// validated it yet.
    /// </summary>
    public static FileUpload Of(FileHeader header)
    {
        var faults = new List<FieldViolation>();
        void Fault(string field, string text) => faults.Add(new($"header.{field}", text));

        if (!Guid.TryParseExact(header.UploadId, "D", out var id))
            Fault("upload_id", "must be a UUID in its 36-character form.");
        if (!Guid.TryParseExact(header.WindowId, "D", out var window))
            Fault("window_id", "must be a UUID in its 36-character form.");
        FileHeaderRules.Check(
            header.FileName,
            header.TotalBytes,
            MaxBytes,
            header.Sha256,
            header.Offset,
            Fault
        );
        var costs = CostsPart.Of(header.CostsFileName, header.CostsBytes, header.TotalBytes, Fault);
        SheetName.Check(header.Sheet, Fault);
        return faults.Count == 0
            ? new(
                id,
                window,
                header.FileName,
                header.TotalBytes,
                header.Sha256,
                header.Offset,
                header.Withdraw,
                costs,
                header.Sheet
            )
            : throw Kernel.Fault.Invalid(faults);
    }
}
