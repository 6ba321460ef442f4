using RegionalProviders.Persistence.Jobs;

namespace RegionalProviders.Identity.OAuth;

/// <summary>Deletes retired signing keys, and creates the next key when the configured interval has passed.</summary>
internal sealed class SigningKeyJob(
    SigningKeyRotation rotation,
    TimeProvider time,
    ILogger<SigningKeyJob> logger
) : PeriodicJob(TimeSpan.FromMinutes(5), time, logger)
{
    /// <summary>Returns how many keys were deleted or created.</summary>
    public override async Task<int> RunOnceAsync(CancellationToken cancellationToken)
    {
        var deleted = await rotation.CleanUpAsync(cancellationToken);
        if (deleted > 0)
            logger.LogInformation("{Count} retired signing keys deleted", deleted);
        if (await rotation.RotateIfDueAsync(cancellationToken) is not { } next)
            return deleted;
        logger.LogInformation(
            "Signing key {Kid} made; it signs from {NotBefore:O}",
            next.Kid,
            next.NotBefore
        );
        return deleted + 1;
    }
}
