using RegionalProviders.Kernel;
using RegionalProviders.Providers.V1;
using RegionalProviders.Uploads;

namespace RegionalProviders.Providers.Imports;

/// <summary>A validated upload header.</summary>
internal sealed record Upload(
    Guid Id,
    string FileName,
    long TotalBytes,
    string Sha256,
    DateOnly? AsAt,
    ListKind Kind,
    int WithdrawMissing,
    string Sheet
);

/// <summary>Validates the header of an upload. It arrives within a stream, so nothing has validated it yet.</summary>
internal static class UploadHeaderRules
{
    /// <summary>Returns the validated header; throws with every field that is wrong.</summary>
    public static Upload Check(UploadHeader header, ImportOptions options, DateOnly today)
    {
        var faults = new List<FieldViolation>();
        void Fault(string field, string text) => faults.Add(new($"header.{field}", text));

        if (!Guid.TryParseExact(header.UploadId, "D", out var id))
            Fault("upload_id", "must be a UUID in its 36-character form.");
        FileHeaderRules.Check(
            header.FileName,
            header.TotalBytes,
            options.MaxUploadBytes,
            header.Sha256,
            header.Offset,
            Fault
        );
        if (!Enum.IsDefined(header.Kind))
            Fault("kind", "is not a known kind of list.");
        var asAt = header.AsAt.ToDateOnly("header.as_at");
        if (asAt > today)
            Fault("as_at", "must not be in the future.");
        if (header.WithdrawMissing < 0)
            Fault("withdraw_missing", "must not be negative.");
        SheetName.Check(header.Sheet, Fault);
        return faults.Count == 0
            ? new Upload(
                id,
                header.FileName,
                header.TotalBytes,
                header.Sha256,
                asAt,
                header.Kind,
                header.WithdrawMissing,
                header.Sheet
            )
            : throw Kernel.Fault.Invalid(faults);
    }
}
