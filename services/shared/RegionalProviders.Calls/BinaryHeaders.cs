using Microsoft.AspNetCore.Http;

namespace RegionalProviders.Calls;

/// <summary>Headers with binary values. gRPC decodes them when metadata is first read, and fails if it cannot.</summary>
internal static class BinaryHeaders
{
    private const string Suffix = "-bin";

    internal static bool AreReadable(IHeaderDictionary headers)
    {
        foreach (var (name, values) in headers)
            if (name.EndsWith(Suffix, StringComparison.OrdinalIgnoreCase))
                foreach (var value in values)
                    if (!IsBase64(value ?? ""))
                        return false;
        return true;
    }

    // The padding may be missing.
    private static bool IsBase64(string value)
    {
        var padded = value.PadRight((value.Length + 3) / 4 * 4, '=');
        return value.Length % 4 != 1
            && Convert.TryFromBase64String(padded, new byte[padded.Length], out _);
    }
}
