using System.Runtime.CompilerServices;
using System.Threading.Channels;
using RegionalProviders.Placements.V1;

namespace RegionalProviders.Placements.Submissions.Rows;

/// <summary>
/// Checks the batches of a stream while earlier ones are being stored. Waiting batches are stored in one transaction,
/// so that a fast sender does not pay for a commit per batch; a batch never waits for further ones to arrive.
/// </summary>
internal sealed class RowPipeline(RowUploadSession session)
{
    // Batches have at most 1,000 rows; together with the one being checked and those being stored, they limit the
    // memory of a stream.
    private const int MaxWaitingBatches = 4;
    private const int MaxRowsAtOnce = 4000;

    /// <summary>
    /// Returns each batch once it is stored. If reading or checking fails, the exception is thrown after the earlier
    /// batches are stored.
    /// </summary>
    public async IAsyncEnumerable<EncryptedBatch> StoreAsync(
        IAsyncEnumerable<IReadOnlyList<SubmittedRow>> batches,
        [EnumeratorCancellation] CancellationToken ct = default
    )
    {
        var ready = Channel.CreateBounded<EncryptedBatch>(
            new BoundedChannelOptions(MaxWaitingBatches)
            {
                SingleReader = true,
                SingleWriter = true,
            }
        );
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(ct);
        var checking = Task.Run(() => CheckAsync(batches, ready.Writer, stop.Token), ct);
        try
        {
            while (await ready.Reader.WaitToReadAsync(ct))
            {
                var waiting = Waiting(ready.Reader);
                await session.StoreAsync(waiting, ct);
                foreach (var batch in waiting)
                    yield return batch;
            }
        }
        finally
        {
            await stop.CancelAsync();
            await checking.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private static List<EncryptedBatch> Waiting(ChannelReader<EncryptedBatch> ready)
    {
        var waiting = new List<EncryptedBatch>();
        var rows = 0;
        while (rows < MaxRowsAtOnce && ready.TryRead(out var batch))
        {
            waiting.Add(batch);
            rows += batch.Rows.Count;
        }
        return waiting;
    }

    // The reader of the channel always learns how checking ended, after the last batch.
    private async Task CheckAsync(
        IAsyncEnumerable<IReadOnlyList<SubmittedRow>> batches,
        ChannelWriter<EncryptedBatch> ready,
        CancellationToken ct
    )
    {
        try
        {
            await foreach (var rows in batches.WithCancellation(ct))
                await ready.WriteAsync(await session.CheckAsync(rows, ct), ct);
            ready.Complete();
        }
        catch (Exception exception)
        {
            ready.Complete(exception);
        }
    }
}
