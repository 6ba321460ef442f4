using RegionalProviders.Common.V1;
using RegionalProviders.Kernel;
using RegionalProviders.Persistence;
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
        Func<ServiceTransaction, Task>? end = null;
        try
        {
            if (!await publisher.TryPublishAsync(request, now => percent = now, cancellationToken))
                end = request.PostponeAsync;
        }
        catch (ServiceException exception) when (exception.Reason == ErrorReason.StateConflict)
        {
            // Whoever asks next is told why.
            logger.LogInformation(
                "The tables of window {Window} cannot be published any more; the request is dropped.",
                request.WindowId
            );
            end = request.TryRemoveAsync;
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
        {
            // One that fails must not hold up the others.
            logger.LogError(
                exception,
                "The tables of window {Window} could not be made; tried again later.",
                request.WindowId
            );
            end = request.PostponeAsync;
        }
        finally
        {
            await working.CancelAsync();
            await reporting;
        }

        if (end is not null)
            await database.InTransactionAsync(system, end, cancellationToken);
    }

    private async Task ReportAsync(
        PublicationRequest request,
        Func<int> percent,
        CancellationToken cancellationToken
    )
    {
        using var timer = new PeriodicTimer(BetweenReports, database.Time);
        while (true)
            try
            {
                if (!await timer.WaitForNextTickAsync(cancellationToken))
                    return;
                await database.InTransactionAsync(
                    system,
                    tx => request.ReportAsync(percent(), tx),
                    cancellationToken
                );
            }
            catch (Exception) when (cancellationToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception exception)
            {
                // The lease lasts for many reports.
                logger.LogWarning(exception, "Progress could not be recorded.");
            }
    }
}
