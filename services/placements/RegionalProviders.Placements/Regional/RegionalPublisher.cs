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
    /// Publishes the tables. False if returns were accepted or given back while they were made, or another replica took the
    /// request over: then they are of no use. No connection is held while they are computed.
    /// </summary>
    /// <exception cref="ServiceException">The window cannot be published any more.</exception>
    public async Task<bool> TryPublishAsync(
        PublicationRequest request,
        Action<int> progress,
        CancellationToken ct
    )
    {
        var read = await database.InTransactionAsync(system, tx => ReadAsync(request, tx), ct);
        var publication = await Task.Run(
            () => Publication.Of(read.Returns, Catalogue.Tables, progress, ct),
            ct
        );
        return await database.InTransactionAsync(
            system,
            async tx =>
            {
                // One publication of a consortium after the other: each is protected against the one before.
                await tx.LockAsync($"placements.publications.{read.ConsortiumId}");
                var window = await WindowStore.TakeForChangeAsync(tx, request.WindowId);
                await PublicationGuards.CheckAsync(window, request.LeaveOutUndecided, tx);
                if (!read.Inputs.SequenceEqual(await InputsAsync(window, tx)))
                    return false;
                if (!await request.TryRemoveAsync(tx))
                    return false;
                await StoreAsync(window, publication, read.CouncilCount, request.RequestedBy, tx);
                return true;
            },
            ct
        );
    }

    private static async Task<Reading> ReadAsync(PublicationRequest request, ServiceTransaction tx)
    {
        var window = await WindowStore.TakeForChangeAsync(tx, request.WindowId);
        await PublicationGuards.CheckAsync(window, request.LeaveOutUndecided, tx);
        // The window's closing time has passed, but the close has not been recorded yet.
        if (window.ClosedAt is null)
            await WindowEvents.CloseAsync(window, tx);
        var inputs = await InputsAsync(window, tx);
        var counted = await tx.QueryAsync<CountedRow>(
            "select * from placements.regional_placements(@WindowId)",
            new { request.WindowId }
        );
        var returns = await RegionalCount.ReadAsync(
            counted,
            window.SnapshotOn,
            window.ConsortiumId,
            window.Year,
            tx
        );
        return new Reading(window.ConsortiumId, returns, inputs);
    }

    // What the tables depend on: accepted returns, of which one that is given back and accepted again has another version,
    // and the publications of earlier years.
    private static Task<IReadOnlyList<string>> InputsAsync(
        SubmissionWindow window,
        ServiceTransaction tx
    ) =>
        tx.QueryAsync<string>(
            """
            select id || ' ' || version from placements.submission where window_id = @Id and state = 'Accepted'
            union all
            select 'year ' || year from placements.regional_publication
            where consortium_id = @ConsortiumId and year < @Year
            order by 1
            """,
            new
            {
                window.Id,
                window.ConsortiumId,
                window.Year,
            }
        );

    private static async Task StoreAsync(
        SubmissionWindow window,
        Publication publication,
        int councilCount,
        string subject,
        ServiceTransaction tx
    )
    {
        await tx.ExecuteAsync(
            """
            insert into placements.regional_publication
                (window_id, consortium_id, year, council_count, withheld, published_by, published_at)
            values (@Id, @ConsortiumId, @Year, @councilCount, @Withheld, @subject, @Now)
            """,
            new
            {
                window.Id,
                window.ConsortiumId,
                window.Year,
                councilCount,
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

    private sealed record Reading(
        Guid ConsortiumId,
        RegionalReturns Returns,
        IReadOnlyList<string> Inputs
    )
    {
        public int CouncilCount =>
            Inputs.Count(each => !each.StartsWith("year ", StringComparison.Ordinal));
    }
}
