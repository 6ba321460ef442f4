using RegionalProviders.Persistence;
using RegionalProviders.Placements.V1;
using RegionalProviders.Placements.Windows;

namespace RegionalProviders.Placements.Regional;

/// <summary>A publication that was requested and is being made.</summary>
internal sealed record PublicationRequest
{
    private const string Columns = "window_id, year, requested_by, progress_percent";

    // Longer than the time between two reports of progress on a busy machine.
    private static readonly TimeSpan Lease = TimeSpan.FromMinutes(2);

    public Guid WindowId { get; init; }
    public int Year { get; init; }
    public string RequestedBy { get; init; } = "";
    public int ProgressPercent { get; init; }

    /// <summary>The request for a window; null if there is none.</summary>
    public static Task<PublicationRequest?> FindAsync(ServiceTransaction tx, Guid window) =>
        tx.QuerySingleOrDefaultAsync<PublicationRequest>(
            $"select {Columns} from placements.regional_publication_request where window_id = @window",
            new { window }
        );

    /// <summary>Records a request. If there is one already, that one stays.</summary>
    public static Task RecordAsync(SubmissionWindow window, ServiceTransaction tx) =>
        tx.ExecuteAsync(
            """
            insert into placements.regional_publication_request
                (window_id, consortium_id, year, requested_by, requested_at, lease_until)
            values (@Id, @ConsortiumId, @Year, @Subject, @Now, @Now)
            on conflict do nothing
            """,
            new
            {
                window.Id,
                window.ConsortiumId,
                window.Year,
                tx.Principal.Subject,
                tx.Now,
            }
        );

    /// <summary>Claims a request that no replica is working on; null if there is none.</summary>
    public static Task<PublicationRequest?> ClaimAsync(ServiceTransaction tx) =>
        tx.QuerySingleOrDefaultAsync<PublicationRequest>(
            $"""
            update placements.regional_publication_request set lease_until = @until
            where window_id = (
                select window_id from placements.regional_publication_request where lease_until <= @Now
                order by requested_at limit 1 for update skip locked)
            returning {Columns}
            """,
            new { tx.Now, until = tx.Now + Lease }
        );

    /// <summary>Records progress and extends the lease.</summary>
    public Task ReportAsync(int percent, ServiceTransaction tx) =>
        tx.ExecuteAsync(
            """
            update placements.regional_publication_request set progress_percent = @percent, lease_until = @until
            where window_id = @WindowId
            """,
            new
            {
                WindowId,
                percent,
                until = tx.Now + Lease,
            }
        );

    /// <summary>Ends the lease, so that the next run of any replica tries again.</summary>
    public Task ReleaseAsync(ServiceTransaction tx) =>
        tx.ExecuteAsync(
            "update placements.regional_publication_request set lease_until = @Now where window_id = @WindowId",
            new { WindowId, tx.Now }
        );

    /// <summary>Removes the request.</summary>
    public Task RemoveAsync(ServiceTransaction tx) =>
        tx.ExecuteAsync(
            "delete from placements.regional_publication_request where window_id = @WindowId",
            new { WindowId }
        );

    public RegionalPublication ToProto() =>
        new()
        {
            WindowId = WindowId.ToString(),
            Year = Year,
            State = RegionalPublicationState.InProgress,
            ProgressPercent = ProgressPercent,
        };
}
