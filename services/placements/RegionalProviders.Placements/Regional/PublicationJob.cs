using RegionalProviders.Kernel;
using RegionalProviders.Persistence.Jobs;
using RegionalProviders.Placements.Data;

namespace RegionalProviders.Placements.Regional;

/// <summary>
/// Makes the publications that were requested, one at a time. A replica that stops loses its lease, and another one starts
/// anew.
/// </summary>
internal sealed class PublicationJob(
    PlacementsDatabase database,
    RegionalPublisher publisher,
    ILogger<PublicationJob> logger
) : PeriodicJob(TimeSpan.FromSeconds(30), database.Time, logger, runsAtStart: true)
{
    private static readonly TimeSpan BetweenReports = TimeSpan.FromSeconds(1);
    private readonly Principal system = Principal.System(database.Schema.Name);

    /// <summary>Publishes what was requested, and returns the number of publications.</summary>
    public override async Task<int> RunOnceAsync(CancellationToken cancellationToken)
    {
        for (var published = 0; ; published++)
        {
            var request = await database.InTransactionAsync(
                system,
                PublicationRequest.ClaimAsync,
                cancellationToken
            );
            if (request is null)
                return published;
            await PublishAsync(request, cancellationToken);
        }
    }

    private async Task PublishAsync(PublicationRequest request, CancellationToken cancellationToken)
    {
        var percent = 0;
        using var working = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var reporting = ReportAsync(request, () => percent, working.Token);
        try
        {
            while (
                !await publisher.TryPublishAsync(request, now => percent = now, cancellationToken)
            )
                logger.LogInformation(
                    "Returns of window {Window} changed while its tables were made; they are made anew.",
                    request.WindowId
                );
        }
        catch (Exception) when (!cancellationToken.IsCancellationRequested)
        {
            await database.InTransactionAsync(system, request.ReleaseAsync, cancellationToken);
            throw;
        }
        finally
        {
            await working.CancelAsync();
            await reporting.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async Task ReportAsync(
        PublicationRequest request,
        Func<int> percent,
        CancellationToken cancellationToken
    )
    {
        using var timer = new PeriodicTimer(BetweenReports, database.Time);
        while (await timer.WaitForNextTickAsync(cancellationToken))
            await database.InTransactionAsync(
                system,
                tx => request.ReportAsync(percent(), tx),
                cancellationToken
            );
    }
}
