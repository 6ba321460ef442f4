using System.Globalization;
using RegionalProviders.Kernel;

namespace RegionalProviders.Persistence;

/// <summary>Etags: the version number of a row as an opaque string.</summary>
public static class Etag
{
    /// <summary>The etag of a version.</summary>
    public static string Of(long version) =>
        $"v{version.ToString("x", CultureInfo.InvariantCulture)}";

    /// <summary>
    /// Throws ETAG_MISMATCH if the caller's etag is not the row's. An empty etag checks nothing. Call it with the
    /// version of a row locked <c>for update</c>, or two writers may both pass.
    /// </summary>
    public static void Check(string given, long version)
    {
        if (given.Length > 0 && given != Of(version))
            throw Fault.EtagMismatch();
    }
}
