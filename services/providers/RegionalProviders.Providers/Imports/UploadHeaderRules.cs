using System.Text.RegularExpressions;
using RegionalProviders.Kernel;
using RegionalProviders.Providers.V1;

namespace RegionalProviders.Providers.Imports;

/// <summary>A header that was checked.</summary>
internal sealed record Upload(
    Guid Id,
    string FileName,
    long TotalBytes,
    string Sha256,
    DateOnly? AsAt,
    ListKind Kind
);

/// <summary>Checks the header of an upload. It comes within a stream, so nothing has checked it before.</summary>
internal static partial class UploadHeaderRules
{
    private const int MaxNameLength = 200;

    /// <summary>The header; throws with every field that is wrong.</summary>
    public static Upload Check(UploadHeader header, ImportOptions options, DateOnly today)
    {
        var faults = new List<FieldViolation>();
        void Fault(string field, string text) => faults.Add(new($"header.{field}", text));

        if (!Guid.TryParseExact(header.UploadId, "D", out var id))
            Fault("upload_id", "must be a UUID in its 36-character form.");
        if (
            header.FileName.Length is 0 or > MaxNameLength
            || header.FileName.AsSpan().ContainsAny('/', '\\')
            || header.FileName.Any(char.IsControl)
        )
            Fault(
                "file_name",
                $"must be a file name of 1 to {MaxNameLength} characters, without path."
            );
        if (header.TotalBytes < 1 || header.TotalBytes > options.MaxUploadBytes)
            Fault("total_bytes", $"must be from 1 to {options.MaxUploadBytes}.");
        if (!Sha256Shape().IsMatch(header.Sha256))
            Fault("sha256", "must be 64 lower-case hexadecimal digits.");
        if (header.Offset < 0)
            Fault("offset", "must not be negative.");
        if (!Enum.IsDefined(header.Kind))
            Fault("kind", "is not a known kind of list.");
        var asAt = header.AsAt.ToDateOnly("header.as_at");
        if (asAt > today)
            Fault("as_at", "must not be in the future.");
        return faults.Count == 0
            ? new Upload(id, header.FileName, header.TotalBytes, header.Sha256, asAt, header.Kind)
            : throw Kernel.Fault.Invalid(faults);
    }

    [GeneratedRegex("^[0-9a-f]{64}$", RegexOptions.NonBacktracking)]
    private static partial Regex Sha256Shape();
}
