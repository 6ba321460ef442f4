using Grpc.Core;
using RegionalProviders.Client.Calls;
using RegionalProviders.Placements.V1;

namespace RegionalProviders.Client;

public sealed partial class ReturnUpload
{
    /// <summary>
    /// Streams rows into the draft and waits until all are stored and compared. Repeating the call with the same header and
    /// rows resumes where the previous stream stopped.
    /// </summary>
    /// <param name="header">Window, columns, and the id of the upload; keep the id to be able to resume.</param>
    /// <param name="rows">
    /// In ascending order of number. Read once, in batches; rows that are not yet acknowledged are kept, a few thousand at
    /// most.
    /// </param>
    /// <param name="answers">
    /// Told every response as it arrives: the number up to which rows are stored, and the findings in them. Responses that
    /// were lost with a connection are not repeated: ListFindings returns all findings.
    /// </param>
    /// <param name="cancellationToken">Stops the upload; acknowledged rows stay, and the same id resumes after them.</param>
    /// <returns>Counts of the whole return, whichever uploads its rows came from.</returns>
    /// <exception cref="PlatformException">
    /// The platform refused a row or the upload, or connections were lost too often in a row.
    /// </exception>
    public async Task<ReturnCounts> SubmitRowsAsync(
        RowsHeader header,
        IAsyncEnumerable<SubmittedRow> rows,
        IProgress<SubmitRowsResponse>? answers = null,
        CancellationToken cancellationToken = default
    )
    {
        ArgumentNullException.ThrowIfNull(header);
        ArgumentNullException.ThrowIfNull(rows);
        await using var backlog = new RowBacklog(rows.GetAsyncEnumerator(cancellationToken));
        var attempts = new StreamAttempts(options);
        while (true)
        {
            var before = backlog.Acknowledged;
            try
            {
                return await StreamAsync(header, backlog, answers, cancellationToken);
            }
            catch (PlatformException e)
            {
                if (backlog.Acknowledged > before)
                    attempts.Advanced();
                if (!await attempts.TryAgainAsync(e, cancellationToken))
                    throw;
            }
        }
    }

    private async Task<ReturnCounts> StreamAsync(
        RowsHeader header,
        RowBacklog backlog,
        IProgress<SubmitRowsResponse>? answers,
        CancellationToken cancellationToken
    )
    {
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        using var call = submissions.SubmitRows(cancellationToken: ended.Token);
        var sending = Task.CompletedTask;
        try
        {
            backlog.Restart();
            sending = SendAsync(header, backlog, call.RequestStream, ended);
            return await ReadAsync(call.ResponseStream, backlog, answers, cancellationToken);
        }
        finally
        {
            await ended.CancelAsync();
            await sending;
        }
    }

    private static async Task<ReturnCounts> ReadAsync(
        IAsyncStreamReader<SubmitRowsResponse> stream,
        RowBacklog backlog,
        IProgress<SubmitRowsResponse>? answers,
        CancellationToken cancellationToken
    )
    {
        ReturnCounts? counts = null;
        while (await stream.MoveNext(cancellationToken))
        {
            backlog.Acknowledge(stream.Current.AcknowledgedNumber);
            answers?.Report(stream.Current);
            counts = stream.Current.Counts ?? counts;
        }
        return counts
            ?? throw new InvalidOperationException("The platform ended the stream without counts.");
    }

    private static async Task SendAsync(
        RowsHeader header,
        RowBacklog backlog,
        IClientStreamWriter<SubmitRowsRequest> stream,
        CancellationTokenSource ended
    )
    {
        try
        {
            if (!await TryWriteAsync(stream, new SubmitRowsRequest { Header = header }))
                return;
            // The response to the header says where to continue.
            await backlog.FirstAnswer.WaitAsync(ended.Token);
            while (await backlog.NextAsync(ended.Token) is { } batch)
                if (!await TryWriteAsync(stream, new SubmitRowsRequest { Rows = batch }))
                    return;
            await stream.CompleteAsync();
        }
        catch (Exception) when (ended.IsCancellationRequested)
        {
            // The responses have already said why the stream ended.
        }
        catch
        {
            // The source of the rows failed: the call is cancelled, so that the platform does not wait for more of them.
            await ended.CancelAsync();
            throw;
        }
    }

    // False if the platform ended the call; its responses say why.
    private static async Task<bool> TryWriteAsync(
        IClientStreamWriter<SubmitRowsRequest> stream,
        SubmitRowsRequest message
    )
    {
        try
        {
            await stream.WriteAsync(message);
            return true;
        }
        catch (Exception e) when (e is PlatformException or InvalidOperationException)
        {
            return false;
        }
    }
}
