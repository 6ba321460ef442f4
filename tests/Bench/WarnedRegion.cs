using Dapper;
using Npgsql;
using RegionalProviders.Client;
using RegionalProviders.Notifications.V1;

namespace RegionalProviders.Bench;

/// <summary>A region whose councils warn one another.</summary>
internal sealed class WarnedRegion(Region region, NpgsqlConnection owner) : IAsyncDisposable
{
    internal IReadOnlyList<RegionCouncil> Councils => region.Councils;

    internal static async Task<WarnedRegion> FoundAsync(
        HostProcess host,
        NpgsqlConnection owner,
        int councils
    )
    {
        var region = await Region.FoundAsync(host, $"Bench notices {councils}", councils);
        // The service learns of memberships over the bus.
        while (
            councils
            != await owner.ExecuteScalarAsync<int>(
                "select count(*) from notifications.membership where consortium_id = @id::uuid",
                new { id = region.ConsortiumId }
            )
        )
            await Task.Delay(50);
        return new WarnedRegion(region, owner);
    }

    /// <summary>Deliveries so far, of all councils.</summary>
    internal Task<long> DeliveredAsync() =>
        owner.ExecuteScalarAsync<long>("select count(*) from notifications.delivery");

    /// <summary>Waits until every version of every notice has reached the inboxes.</summary>
    internal async Task CirculatedAsync()
    {
        while (
            await owner.ExecuteScalarAsync<bool>(
                """
                select exists (select from notifications.notice n where not exists (
                    select from notifications.delivery d where d.notice_id = n.id and d.version = n.version))
                """
            )
        )
            await Task.Delay(50);
    }

    /// <summary>A notice about a home that is the subject of no other notice.</summary>
    internal RaiseNoticeRequest NewNotice()
    {
        var today = DateOnly.FromDateTime(DateTime.UtcNow);
        return new RaiseNoticeRequest
        {
            Notice = new Notice
            {
                ConsortiumIds = { region.ConsortiumId },
                Organisation = new NoticeOrganisation
                {
                    Id = Guid.NewGuid().ToString(),
                    Name = "Invented Care Limited",
                },
                Settings = { new NoticeSetting { Id = Guid.NewGuid().ToString() } },
                HostAuthorityGss = Councils[0].Council.GssCode,
                Categories = { NoticeCategory.Quality },
                ConcernIdentifiedOn = today.AddDays(-2).ToMessage(),
                ReviewOn = today.AddDays(28).ToMessage(),
                Facts = "Staffing fell below the level that the statement of purpose describes.",
                PlacementAction = PlacementAction.UnderReview,
                ContactRole = "placements team manager",
                Contact = "placements@council.example",
            },
            RequestId = Guid.NewGuid().ToString(),
        };
    }

    public ValueTask DisposeAsync() => region.DisposeAsync();
}
