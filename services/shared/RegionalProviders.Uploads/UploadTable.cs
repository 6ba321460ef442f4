using RegionalProviders.Common.V1;
using RegionalProviders.Kernel;
using RegionalProviders.Persistence;

namespace RegionalProviders.Uploads;

/// <summary>
/// Where a service stores uploads: a table with at least <c>id</c>, <c>total_bytes</c>, <c>received_bytes</c> and
/// <c>updated_at</c>, and a table of their pieces, which refers to it by <c>upload_id</c>. Row-level security hides the
/// uploads of others. The schema's function <c>unfinished_uploads()</c> counts those of the caller's council, and
/// <c>remove_idle_uploads(before)</c> removes those of them whose last piece came before the given time.
/// </summary>
/// <param name="Schema">The schema.</param>
/// <param name="Uploads">Name of the table of uploads.</param>
/// <param name="Pieces">Name of the table of pieces.</param>
/// <param name="Unfinished">The SQL condition for an upload that has not ended.</param>
/// <param name="StateRpc">The RPC that reports how much has arrived.</param>
/// <param name="Section">Section of the configuration that its <see cref="UploadOptions"/> are bound to.</param>
public sealed record UploadTable(
    string Schema,
    string Uploads,
    string Pieces,
    string Unfinished,
    string StateRpc,
    string Section
)
{
    private const int RemovedAtOnce = 20;

    // Longer than the idle timeout of a stream, so nobody is sending an upload that is removed.
    private const int IdleMinutes = 15;

    /// <summary>
    /// Refuses an upload that has just begun and exceeds the limits on number or size, unless removing idle uploads
    /// makes room for it. Uploads of one council begin one after another, so that none escapes the count.
    /// </summary>
    public async Task RequireRoomAsync(UploadOptions options, ServiceTransaction tx)
    {
        if (await ExcessAsync(options, tx) is null)
            return;
        await tx.ExecuteAsync(
            $"select {Schema}.remove_idle_uploads(@before)",
            new { before = tx.Now.AddMinutes(-IdleMinutes) }
        );
        if (await ExcessAsync(options, tx) is { } excess)
            throw excess;
    }

    /// <summary>Call it before the insert that <see cref="RequireRoomAsync"/> follows.</summary>
    public Task LockAsync(ServiceTransaction tx) =>
        tx.LockAsync($"{Schema}.{Uploads} {tx.Principal.CouncilId}");

    /// <summary>
    /// Marks an upload as continued, so that it is not removed to make room for others. Skips it if it is locked:
    /// whoever holds the lock is sending or importing it.
    /// </summary>
    public Task ResumeAsync(Guid id, ServiceTransaction tx) =>
        tx.ExecuteAsync(
            $"""
            update {Schema}.{Uploads} set updated_at = @Now where id in (
                select id from {Schema}.{Uploads} where id = @id and {Unfinished} for update skip locked)
            """,
            new { id, tx.Now }
        );

    /// <summary>
    /// Counts a piece. Two streams of one upload cannot both write at the same offset: the second is refused.
    /// </summary>
    public async Task AdvanceAsync(Guid id, long startAt, int length, ServiceTransaction tx)
    {
        var counted = await tx.ExecuteAsync(
            $"""
            update {Schema}.{Uploads} set received_bytes = received_bytes + @length, updated_at = @Now
            where id = @id and received_bytes = @startAt and {Unfinished}
            """,
            new
            {
                id,
                startAt,
                length,
                tx.Now,
            }
        );
        if (counted != 1)
            throw new ServiceException(
                ErrorReason.ConcurrentChange,
                $"Another stream of the same upload came in between. Ask {StateRpc} how much has arrived and go on from there."
            );
    }

    /// <summary>Discards the bytes received, because they are not what the header described.</summary>
    public Task ResetAsync(Guid id, ServiceTransaction tx) =>
        tx.ExecuteAsync(
            $"""
            delete from {Schema}.{Pieces} where upload_id = @id;
            update {Schema}.{Uploads} set received_bytes = 0, updated_at = @Now where id = @id and {Unfinished}
            """,
            new { id, tx.Now }
        );

    /// <summary>
    /// Removes uploads that nobody has continued, some in each transaction, and returns how many. Several replicas may
    /// run it at once.
    /// </summary>
    public async Task<int> RemoveOldAsync(
        UploadOptions options,
        ServiceDatabase database,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(database);
        var all = 0;
        int removed;
        do
        {
            removed = await database.InTransactionAsync(
                Principal.System(Schema),
                tx =>
                    tx.ExecuteAsync(
                        $"""
                        delete from {Schema}.{Uploads} where id in (
                            select id from {Schema}.{Uploads} where {Unfinished} and updated_at < @before
                            order by updated_at limit @RemovedAtOnce)
                        """,
                        new { before = tx.Now.AddDays(-options.UploadRetentionDays), RemovedAtOnce }
                    ),
                cancellationToken
            );
            all += removed;
        } while (removed == RemovedAtOnce);
        return all;
    }

    private async Task<ServiceException?> ExcessAsync(UploadOptions options, ServiceTransaction tx)
    {
        ArgumentNullException.ThrowIfNull(options);
        var (number, bytes) = await tx.QuerySingleAsync<(long Number, long Bytes)>(
            $"select number, bytes from {Schema}.unfinished_uploads()"
        );
        if (number > options.MaxUnfinishedUploads)
            return Exceeded(
                nameof(options.MaxUnfinishedUploads),
                $"{options.MaxUnfinishedUploads} uploads"
            );
        return bytes > options.MaxUnfinishedBytes
            ? Exceeded(nameof(options.MaxUnfinishedBytes), $"{options.MaxUnfinishedBytes} B")
            : null;
    }

    private ServiceException Exceeded(string name, string allowed) =>
        Fault.LimitExceeded(
            $"Too much has been begun and not ended: at most {allowed} of one council may wait for the rest. Go on with one of those and end it, or begin this one again later: those without a piece for {IdleMinutes} minutes give way to it.",
            $"{Section}:{name}",
            allowed
        );
}
