using Microsoft.EntityFrameworkCore;
using RegionalProviders.Identity.Data;

namespace RegionalProviders.Identity.OAuth;

/// <summary>
/// Forgets what has ended: used assertions, sessions, counts of failures, and grants with their codes and refresh tokens.
/// A grant stays as long as a token of it could come back, so that a code or refresh token that comes twice is noticed.
/// </summary>
internal sealed class ExpiredRowsCleanUp(
    IdentityDatabase database,
    TimeProvider time,
    ILogger<ExpiredRowsCleanUp> logger
) : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromMinutes(5);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Interval, time);
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken))
                await TryCleanUpAsync(stoppingToken);
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // An application that is disposed without having been stopped would log this as a failure.
        }
    }

    private async Task TryCleanUpAsync(CancellationToken stoppingToken)
    {
        try
        {
            await CleanUpAsync(stoppingToken);
        }
        catch (Npgsql.NpgsqlException exception)
        {
            logger.LogWarning(exception, "What has ended was not cleaned up; next time");
        }
    }

    /// <summary>Returns how many assertions, sessions, counts and grants went.</summary>
    internal Task<int> CleanUpAsync(CancellationToken cancellationToken) =>
        database.InTransactionAsync(
            SignInClients.System,
            async tx =>
            {
                var others = await tx.ExecuteAsync(
                    """
                    delete from identity.client_assertion where expires_at < @Now;
                    delete from identity.sign_in_session where expires_at < @Now;
                    delete from identity.sign_in_address where expires_at < @Now;
                    """,
                    new { tx.Now }
                );
                var ended = tx.Now - TokenPrincipals.AccessTokenLifetime;
                var db = await tx.EntitiesAsync<IdentityDbContext>();
                return others
                    + await db
                        .Grants.Where(grant => grant.ExpiresAt < ended)
                        .ExecuteDeleteAsync(tx.CancellationToken);
            },
            cancellationToken
        );
}
