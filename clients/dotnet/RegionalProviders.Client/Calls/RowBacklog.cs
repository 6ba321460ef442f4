using RegionalProviders.Placements.V1;

namespace RegionalProviders.Client.Calls;

/// <summary>
/// Rows in flight: read from their source once and kept until the platform acknowledges them, so that they can be resent.
/// One task takes batches, another acknowledges them.
/// </summary>
internal sealed class RowBacklog(IAsyncEnumerator<SubmittedRow> source) : IAsyncDisposable
{
    private const int MaxRows = 1000;
    private const int MaxBytes = 1024 * 1024;
    private const int MaxPendingBatches = 8;

    private readonly Lock gate = new();
    private readonly List<RowBatch> pending = [];
    private readonly SemaphoreSlim room = new(MaxPendingBatches);
    private TaskCompletionSource firstAnswer = new();
    private SubmittedRow? ahead;
    private int sent;
    private bool isAtEnd;

    /// <summary>Rows up to this number are stored durably.</summary>
    public int Acknowledged { get; private set; }

    /// <summary>Completes with the first acknowledgement since <see cref="Restart"/>.</summary>
    public Task FirstAnswer => firstAnswer.Task;

    /// <summary>Makes a new connection send again everything that is not acknowledged.</summary>
    public void Restart()
    {
        lock (gate)
            sent = 0;
        firstAnswer = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }

    public void Acknowledge(int number)
    {
        lock (gate)
        {
            Acknowledged = Math.Max(Acknowledged, number);
            var done = pending.TakeWhile(batch => batch.Rows[^1].Number <= Acknowledged).Count();
            pending.RemoveRange(0, done);
            sent = Math.Max(0, sent - done);
            if (done > 0)
                room.Release(done);
        }
        firstAnswer.TrySetResult();
    }

    /// <summary>The next batch to send; null if there are no more.</summary>
    public async Task<RowBatch?> NextAsync(CancellationToken cancellationToken)
    {
        lock (gate)
            if (sent < pending.Count)
                return pending[sent++];
        await room.WaitAsync(cancellationToken);
        var batch = await ReadAsync();
        if (batch.Rows.Count == 0)
        {
            room.Release();
            return null;
        }
        lock (gate)
        {
            pending.Add(batch);
            sent++;
        }
        return batch;
    }

    public ValueTask DisposeAsync()
    {
        room.Dispose();
        return source.DisposeAsync();
    }

    private async Task<RowBatch> ReadAsync()
    {
        var batch = new RowBatch();
        for (var bytes = 0; batch.Rows.Count < MaxRows && await PeekAsync() is { } row; )
        {
            bytes += row.CalculateSize();
            if (bytes > MaxBytes && batch.Rows.Count > 0)
                break;
            ahead = null;
            // Acknowledged rows were stored by an earlier stream of this upload.
            if (row.Number > Acknowledged || row.Number <= 0)
                batch.Rows.Add(row);
        }
        return batch;
    }

    private async Task<SubmittedRow?> PeekAsync()
    {
        if (ahead is null && !isAtEnd)
        {
            isAtEnd = !await source.MoveNextAsync();
            ahead = isAtEnd ? null : source.Current;
        }
        return ahead;
    }
}
