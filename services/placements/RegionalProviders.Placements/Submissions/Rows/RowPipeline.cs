using System.Runtime.CompilerServices;
using System.Threading.Channels;
using RegionalProviders.Placements.V1;

namespace RegionalProviders.Placements.Submissions.Rows;

/// <summary>
/// Judges the batches of a stream while those before them are stored. Batches that wait are stored in one transaction,
/// so that a fast sender does not pay for a commit each, and none waits for others to come.
/// </summary>
internal sealed class RowPipeline(RowUploads uploads, RowStream stream)
{
    // Batches of at most 1,000 rows; with that under judgement and those being stored they bound the memory of a stream.
    private const int MostWaiting = 4;
    private const int MostRowsAtOnce = 4000;

    /// <summary>Hands out each batch once it is stored. What stops the batches is thrown after those before it are stored.</summary>
    public async IAsyncEnumerable<SealedBatch> StoreAsync(
        IAsyncEnumerable<IReadOnlyList<SubmittedRow>> batches,
        [EnumeratorCancellation] CancellationToken ct = default
    )
    {
        var judged = Channel.CreateBounded<SealedBatch>(
            new BoundedChannelOptions(MostWaiting) { SingleReader = true, SingleWriter = true }
        );
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(ct);
        var judging = Task.Run(() => JudgeAsync(batches, judged.Writer, stop.Token), ct);
        try
        {
            while (await judged.Reader.WaitToReadAsync(ct))
            {
                var waiting = Waiting(judged.Reader);
                await uploads.StoreAsync(stream, waiting, ct);
                foreach (var batch in waiting)
                    yield return batch;
            }
        }
        finally
        {
            await stop.CancelAsync();
            await judging.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private static List<SealedBatch> Waiting(ChannelReader<SealedBatch> judged)
    {
        var waiting = new List<SealedBatch>();
        var rows = 0;
        while (rows < MostRowsAtOnce && judged.TryRead(out var batch))
        {
            waiting.Add(batch);
            rows += batch.Rows.Count;
        }
        return waiting;
    }

    // However it ends, the reader of the channel learns of it, after the last batch.
    private async Task JudgeAsync(
        IAsyncEnumerable<IReadOnlyList<SubmittedRow>> batches,
        ChannelWriter<SealedBatch> judged,
        CancellationToken ct
    )
    {
        try
        {
            await foreach (var rows in batches.WithCancellation(ct))
                await judged.WriteAsync(await uploads.JudgeAsync(stream, rows, ct), ct);
            judged.Complete();
        }
        catch (Exception exception)
        {
            judged.Complete(exception);
        }
    }
}
