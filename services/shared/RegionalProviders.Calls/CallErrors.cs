using System.Security.Cryptography;
using Microsoft.Extensions.Logging;
using RegionalProviders.Kernel;
using RegionalProviders.Persistence;

namespace RegionalProviders.Calls;

/// <summary>
/// Turns any exception into an error that callers may see. Anything not meant for them becomes INTERNAL, with nothing
/// but an id that is also in the log.
/// </summary>
internal sealed class CallErrors(ILogger<CallErrors> logger)
{
    internal ServiceException Translate(Exception exception, string? method)
    {
        if ((exception as ServiceException ?? DatabaseErrors.Translate(exception)) is { } known)
            return known;
        var id = RandomNumberGenerator.GetHexString(16, lowercase: true);
        logger.LogError(exception, "Internal error {ErrorId} in {Method}", id, method);
        return Fault.Internal(id);
    }

    /// <summary>For a failure that gRPC itself has logged.</summary>
    internal ServiceException Mask(string? method)
    {
        var id = RandomNumberGenerator.GetHexString(16, lowercase: true);
        logger.LogError("Internal error {ErrorId} outside {Method}", id, method);
        return Fault.Internal(id);
    }
}
