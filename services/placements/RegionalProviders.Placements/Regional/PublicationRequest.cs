using RegionalProviders.Persistence;
using RegionalProviders.Placements.V1;
using RegionalProviders.Placements.Windows;

namespace RegionalProviders.Placements.Regional;

/// <summary>A publication that was requested and is being made.</summary>
internal sealed record PublicationRequest
{
    private const string Columns =
        "window_id, year, requested_by, leave_out_undecided, progress_percent, attempts, lease_id";

    // Longer than the time between two reports of progress on a busy machine.
    private static readonly TimeSpan Lease = TimeSpan.FromMinutes(2);
    private static readonly TimeSpan MaxPause = TimeSpan.FromMinutes(30);

    public Guid WindowId { get; init; }
    public int Year { get; init; }
    public string RequestedBy { get; init; } = "";
    public bool LeaveOutUndecided { get; init; }
    public int ProgressPercent { get; init; }
    public int Attempts { get; init; }
    public Guid? LeaseId { get; init; }

    /// <summary>The request for a window; null if there is none.</summary>
    public static Task<PublicationRequest?> FindAsync(ServiceTransaction tx, Guid window) =>
        tx.QuerySingleOrDefaultAsync<PublicationRequest>(
            $"select {Columns} from placements.regional_publication_request where window_id = @window",
            new { window }
        );

    /// <summary>Records a request. If there is one already, that one stays.</summary>
    public static Task RecordAsync(
        SubmissionWindow window,
        bool leaveOutUndecided,
        ServiceTransaction tx
    ) =>
        tx.ExecuteAsync(
            """
            insert into placements.regional_publication_request
                (window_id, consortium_id, year, requested_by, requested_at, leave_out_undecided, lease_until)
            values (@Id, @ConsortiumId, @Year, @Subject, @Now, @leaveOutUndecided, @Now)
            on conflict do nothing
            """,
            new
            {
                window.Id,
                window.ConsortiumId,
                window.Year,
                tx.Principal.Subject,
                leaveOutUndecided,
                tx.Now,
            }
        );

    /// <summary>
    /// Claims a request that no replica is working on; null if there is none. Of one consortium the years are made one
    /// after the other, because the tables of a year are protected against those of the year before.
    /// </summary>
    public static Task<PublicationRequest?> ClaimAsync(ServiceTransaction tx) =>
        tx.QuerySingleOrDefaultAsync<PublicationRequest>(
            $"""
            update placements.regional_publication_request set lease_until = @until, lease_id = gen_random_uuid()
            where window_id = (
                select q.window_id from placements.regional_publication_request q
                where q.lease_until <= @Now and not exists (
                    select from placements.regional_publication_request o
                    where o.consortium_id = q.consortium_id and o.year < q.year)
                order by q.lease_until limit 1 for update skip locked)
            returning {Columns}
            """,
            new { tx.Now, until = tx.Now + Lease }
        );

    /// <summary>Records progress and extends the lease.</summary>
    public Task ReportAsync(int percent, ServiceTransaction tx) =>
        tx.ExecuteAsync(
            """
            update placements.regional_publication_request set progress_percent = @percent, lease_until = @until
            where window_id = @WindowId and lease_id = @LeaseId
            """,
            new
            {
                WindowId,
                LeaseId,
                percent,
                until = tx.Now + Lease,
            }
        );

    /// <summary>Ends the lease; another run tries again after a pause, which is longer each time.</summary>
    public Task PostponeAsync(ServiceTransaction tx)
    {
        var pause = TimeSpan.FromSeconds(Math.Pow(2, Math.Min(Attempts, 12)));
        return tx.ExecuteAsync(
            """
            update placements.regional_publication_request
            set attempts = attempts + 1, lease_id = null, lease_until = @until
            where window_id = @WindowId and lease_id = @LeaseId
            """,
            new
            {
                WindowId,
                LeaseId,
                until = tx.Now + (pause < MaxPause ? pause : MaxPause),
            }
        );
    }

    /// <summary>Removes the request; false if another replica has taken it over.</summary>
    public async Task<bool> TryRemoveAsync(ServiceTransaction tx) =>
        await tx.ExecuteAsync(
            "delete from placements.regional_publication_request where window_id = @WindowId and lease_id = @LeaseId",
            new { WindowId, LeaseId }
        ) == 1;

    public RegionalPublication ToProto() =>
        new()
        {
            WindowId = WindowId.ToString(),
            Year = Year,
            State = RegionalPublicationState.InProgress,
            ProgressPercent = ProgressPercent,
        };
}
