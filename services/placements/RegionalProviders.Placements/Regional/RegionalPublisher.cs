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
    /// <summary>Publishes the tables; returns the existing publication if another call was first.</summary>
    public Task<PublicationRow> PublishAsync(Guid windowId, string subject, CancellationToken ct) =>
        database.InTransactionAsync(
            Principal.System(database.Schema.Name),
            async tx =>
            {
                var window = await WindowStore.TakeForChangeAsync(tx, windowId);
                if (await PublicationRow.FindAsync(tx, windowId) is { } published)
                    return published;
                // The window's closing time has passed, but the close has not been recorded yet.
                if (window.ClosedAt is null)
                    await WindowEvents.CloseAsync(window, tx);
                var counted = await tx.QueryAsync<CountedRow>(
                    "select * from placements.regional_placements(@windowId)",
                    new { windowId }
                );
                var publication = Publication.Of(
                    await RegionalCount.ReadAsync(
                        counted,
                        window.SnapshotOn,
                        window.ConsortiumId,
                        window.Year,
                        tx
                    )
                );
                await StoreAsync(window, publication, subject, tx);
                return (await PublicationRow.FindAsync(tx, windowId))!;
            },
            ct
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
