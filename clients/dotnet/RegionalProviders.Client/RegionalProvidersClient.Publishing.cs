using RegionalProviders.Placements.V1;

namespace RegionalProviders.Client;

/// <content>Publishing regional tables, which takes up to minutes.</content>
public sealed partial class RegionalProvidersClient
{
    private static readonly TimeSpan BetweenPolls = TimeSpan.FromSeconds(1);

    /// <summary>
    /// Publishes the regional tables of a closed window, and returns once they can be read. The platform goes on if the
    /// caller gives up; calling again then waits for the same publication.
    /// </summary>
    /// <param name="request">The window, and whether to leave out undecided returns.</param>
    /// <param name="progress">Told how many per cent of the work are done.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    /// <returns>The publication.</returns>
    /// <exception cref="PlatformException">The window cannot be published, or the platform cannot be reached.</exception>
    public async Task<RegionalPublication> PublishRegionalTablesAsync(
        PublishRegionalTablesRequest request,
        IProgress<int>? progress = null,
        CancellationToken cancellationToken = default
    )
    {
        while (true)
        {
            var response = await RegionalOutputs.PublishRegionalTablesAsync(
                request,
                cancellationToken: cancellationToken
            );
            if (response.Publication.State != RegionalPublicationState.InProgress)
                return response.Publication;
            progress?.Report(response.Publication.ProgressPercent);
            await Task.Delay(BetweenPolls, time, cancellationToken);
        }
    }
}
