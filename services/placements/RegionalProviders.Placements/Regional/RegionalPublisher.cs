using RegionalProviders.Kernel;
using RegionalProviders.Persistence;
using RegionalProviders.Placements.Data;
using RegionalProviders.Placements.Windows;

namespace RegionalProviders.Placements.Regional;

/// <summary>
/// Computes and publishes the tables of a window, as the platform itself: no council and no coordinator may read the
/// rows that are counted.
/// </summary>
internal sealed class RegionalPublisher(PlacementsDatabase database)
{
    private readonly Principal system = Principal.System(database.Schema.Name);

    /// <summary>
    /// Publishes the tables. False if a return was accepted or given back while they were made: then they are of no use.
    /// No connection is held while they are computed.
    /// </summary>
    public async Task<bool> TryPublishAsync(
        PublicationRequest request,
        Action<int> progress,
        CancellationToken ct
    )
    {
        var (returns, accepted) = await database.InTransactionAsync(
            system,
            tx => ReadAsync(request.WindowId, tx),
            ct
        );
        var publication = returns is null
            ? null
            : await Task.Run(() => Publication.Of(returns, Catalogue.Tables, progress, ct), ct);
        return await database.InTransactionAsync(
            system,
            async tx =>
            {
                var window = await WindowStore.TakeForChangeAsync(tx, request.WindowId);
                if (publication is not null)
                {
                    if (!accepted.SequenceEqual(await AcceptedAsync(request.WindowId, tx)))
                        return false;
                    await StoreAsync(window, publication, request.RequestedBy, tx);
                }
                await request.RemoveAsync(tx);
                return true;
            },
            ct
        );
    }

    // No returns if the window is published already.
    private static async Task<(RegionalReturns? Returns, IReadOnlyList<string> Accepted)> ReadAsync(
        Guid windowId,
        ServiceTransaction tx
    )
    {
        var window = await WindowStore.TakeForChangeAsync(tx, windowId);
        if (await PublicationRow.FindAsync(tx, windowId) is not null)
            return (null, []);
        // The window's closing time has passed, but the close has not been recorded yet.
        if (window.ClosedAt is null)
            await WindowEvents.CloseAsync(window, tx);
        var accepted = await AcceptedAsync(windowId, tx);
        var counted = await tx.QueryAsync<CountedRow>(
            "select * from placements.regional_placements(@windowId)",
            new { windowId }
        );
        var returns = await RegionalCount.ReadAsync(
            counted,
            window.SnapshotOn,
            window.ConsortiumId,
            window.Year,
            tx
        );
        return (returns, accepted);
    }

    // A return that is given back and accepted again has another version.
    private static Task<IReadOnlyList<string>> AcceptedAsync(
        Guid windowId,
        ServiceTransaction tx
    ) =>
        tx.QueryAsync<string>(
            """
            select id || ' ' || version from placements.submission
            where window_id = @windowId and state = 'Accepted' order by id
            """,
            new { windowId }
        );

    private static async Task StoreAsync(
        SubmissionWindow window,
        Publication publication,
        string subject,
        ServiceTransaction tx
    )
    {
        await tx.ExecuteAsync(
            """
            insert into placements.regional_publication
                (window_id, consortium_id, year, council_count, withheld, published_by, published_at)
            select @Id, @ConsortiumId, @Year, count(*), @Withheld, @subject, @Now
            from placements.submission where window_id = @Id and state = 'Accepted'
            """,
            new
            {
                window.Id,
                window.ConsortiumId,
                window.Year,
                publication.Withheld,
                subject,
                tx.Now,
            }
        );
        var rows = publication.Rows;
        await tx.ExecuteAsync(
            """
            insert into placements.regional_figure (window_id, consortium_id, regional_table, first_key, second_key, placements,
                weekly_pence, social_care_pence, education_pence, health_pence)
            select @Id, @ConsortiumId, *
            from unnest(@tables, @firsts, @seconds, @placements, @weekly, @social, @education, @health)
            """,
            new
            {
                window.Id,
                window.ConsortiumId,
                tables = rows.Select(row => row.Shape.Table.ToString()).ToArray(),
                firsts = rows.Select(row => row.Key.First).ToArray(),
                seconds = rows.Select(row => row.Key.Second).ToArray(),
                placements = rows.Select(row => row.Placements).ToArray(),
                weekly = rows.Select(row => row.WeeklyPence).ToArray(),
                social = rows.Select(row => row.Contributions?.SocialCare).ToArray(),
                education = rows.Select(row => row.Contributions?.Education).ToArray(),
                health = rows.Select(row => row.Contributions?.Health).ToArray(),
            }
        );
    }
}
