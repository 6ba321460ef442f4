using System.Text.RegularExpressions;

namespace RegionalProviders.Uploads;

/// <summary>
/// Rules for the header of every upload. The header comes within a stream, so nothing has validated it before.
/// </summary>
public static partial class FileHeaderRules
{
    private const int MaxNameLength = 200;

    /// <summary>What <see cref="IsFileName"/> requires.</summary>
    public static string NameRule { get; } =
        $"must be a file name of 1 to {MaxNameLength} characters, without path.";

    /// <summary>Reports each invalid field, in the order of the fields.</summary>
    /// <param name="fileName">Name of the file.</param>
    /// <param name="totalBytes">Its size.</param>
    /// <param name="maxBytes">Maximum size.</param>
    /// <param name="sha256">Its SHA-256.</param>
    /// <param name="offset">The offset at which the stream begins.</param>
    /// <param name="fault">Receives the name of a field and what is wrong with it.</param>
    public static void Check(
        string fileName,
        long totalBytes,
        long maxBytes,
        string sha256,
        long offset,
        Action<string, string> fault
    )
    {
        ArgumentNullException.ThrowIfNull(fault);
        if (!IsFileName(fileName))
            fault("file_name", NameRule);
        if (totalBytes < 1 || totalBytes > maxBytes)
            fault("total_bytes", $"must be from 1 to {maxBytes}.");
        if (!Sha256Shape().IsMatch(sha256))
            fault("sha256", "must be 64 lower-case hexadecimal digits.");
        if (offset < 0)
            fault("offset", "must not be negative.");
    }

    /// <summary>True for the name of a file without a path.</summary>
    public static bool IsFileName(string name) =>
        name is { Length: > 0 and <= MaxNameLength }
        && !name.AsSpan().ContainsAny('/', '\\')
        && !name.Any(char.IsControl);

    [GeneratedRegex("^[0-9a-f]{64}$", RegexOptions.NonBacktracking)]
    private static partial Regex Sha256Shape();
}
