using RegionalProviders.Client;
using RegionalProviders.Placements.V1;

namespace RegionalProviders.Placements.Tests.Submissions;

/// <summary>Streams of rows, as a council's system sends them.</summary>
internal static class Stream
{
    public static RowsHeader Header(
        string windowId,
        string? uploadId = null,
        bool replace = false,
        bool withdraw = false
    ) =>
        new()
        {
            WindowId = windowId,
            UploadId = uploadId ?? Guid.NewGuid().ToString(),
            Columns = { Census.Columns },
            Replace = replace,
            Withdraw = withdraw,
        };

    /// <summary>Sends all rows while reading responses, and completes the stream.</summary>
    public static async Task<IReadOnlyList<SubmitRowsResponse>> SendAsync(
        RegionalProvidersClient client,
        RowsHeader header,
        IEnumerable<SubmittedRow> rows,
        int batch
    )
    {
        using var call = client.Submissions.SubmitRows();
        var answers = new List<SubmitRowsResponse>();
        var reading = Task.Run(async () =>
        {
            while (await call.ResponseStream.MoveNext(CancellationToken.None))
                answers.Add(call.ResponseStream.Current);
        });
        try
        {
            await call.RequestStream.WriteAsync(new SubmitRowsRequest { Header = header });
            foreach (var some in rows.Chunk(batch))
                await call.RequestStream.WriteAsync(
                    new SubmitRowsRequest { Rows = new RowBatch { Rows = { some } } }
                );
            await call.RequestStream.CompleteAsync();
        }
        catch (Exception exception)
            when (exception is PlatformException or InvalidOperationException)
        {
            // The platform ended the call before everything was sent; the responses say why.
        }
        await reading;
        return answers;
    }
}
