using System.Text.RegularExpressions;
using RegionalProviders.Kernel;
using RegionalProviders.Placements.V1;

namespace RegionalProviders.Placements.Submissions.Files;

/// <summary>A header that was checked.</summary>
internal sealed partial record FileUpload(
    Guid Id,
    Guid WindowId,
    string FileName,
    long TotalBytes,
    string Sha256,
    long Offset,
    bool Withdraw,
    CostsPart Costs
)
{
    /// <summary>Largest file in bytes. The largest council's return has 2 MB.</summary>
    public const long MaxBytes = 32L * 1024 * 1024;

    /// <summary>Most bytes of one message.</summary>
    public const int MaxBytesAtOnce = 1024 * 1024;

    private const int MaxNameLength = 200;

    /// <summary>The header; throws with every field that is wrong. It comes within a stream, so nothing has checked it before.</summary>
    public static FileUpload Of(FileHeader header)
    {
        var faults = new List<FieldViolation>();
        void Fault(string field, string text) => faults.Add(new($"header.{field}", text));

        if (!Guid.TryParseExact(header.UploadId, "D", out var id))
            Fault("upload_id", "must be a UUID in its 36-character form.");
        if (!Guid.TryParseExact(header.WindowId, "D", out var window))
            Fault("window_id", "must be a UUID in its 36-character form.");
        if (!IsName(header.FileName))
            Fault("file_name", NameRule);
        if (header.TotalBytes is < 1 or > MaxBytes)
            Fault("total_bytes", $"must be from 1 to {MaxBytes}.");
        if (!Sha256Shape().IsMatch(header.Sha256))
            Fault("sha256", "must be 64 lower-case hexadecimal digits.");
        if (header.Offset < 0)
            Fault("offset", "must not be negative.");
        var costs = CostsPart.Of(header.CostsFileName, header.CostsBytes, header.TotalBytes, Fault);
        return faults.Count == 0
            ? new(
                id,
                window,
                header.FileName,
                header.TotalBytes,
                header.Sha256,
                header.Offset,
                header.Withdraw,
                costs
            )
            : throw Kernel.Fault.Invalid(faults);
    }

    /// <summary>What <see cref="IsName"/> asks for.</summary>
    public static string NameRule { get; } =
        $"must be a file name of 1 to {MaxNameLength} characters, without path.";

    /// <summary>True for the name of a file without a path.</summary>
    public static bool IsName(string name) =>
        name.Length is > 0 and <= MaxNameLength
        && !name.AsSpan().ContainsAny('/', '\\')
        && !name.Any(char.IsControl);

    [GeneratedRegex("^[0-9a-f]{64}$", RegexOptions.NonBacktracking)]
    private static partial Regex Sha256Shape();
}
