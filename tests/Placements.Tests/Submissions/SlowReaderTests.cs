using Google.Protobuf;
using Grpc.Core;
using RegionalProviders.Placements.V1;
using RegionalProviders.Testing;

namespace RegionalProviders.Placements.Tests.Submissions;

/// <summary>Callers that request a large response and then do not read it.</summary>
public sealed class SlowReaderTests
{
    // More than the 30 connections in the service's connection pool.
    private const int Callers = 35;

    // Files of one council that are checked at the same time.
    private const int AtOnce = 2;

    [Fact]
    public async Task CheckFile_OfMoreCallersThanConnectionsWhoDoNotRead_LeavesTheServiceToOthers()
    {
        var march = await March.BeginAsync();
        var officer = await march.OfficerAsync();
        var calls = Enumerable.Range(0, Callers).Select(_ => officer.Submissions.CheckFile());
        var open = new List<AsyncDuplexStreamingCall<CheckFileRequest, CheckFileResponse>>(calls);
        try
        {
            var file = ByteString.CopyFrom(Faulty());
            await Task.WhenAll(open.Select(call => SendAsync(call, march.WindowId, file)));

            // Findings have been sent to two callers, and wait there to be read; the others wait for their turn.
            var begun = open.Select(call => call.ResponseHeadersAsync).ToList();
            await BegunAsync(begun, AtOnce);

            Assert.Equal(SubmissionState.NotStarted, (await march.SubmissionAsync()).State);
            foreach (var (call, _) in open.Zip(begun).Where(each => each.Second.IsCompleted))
                call.Dispose();
            await BegunAsync(begun, 2 * AtOnce);
        }
        finally
        {
            open.ForEach(call => call.Dispose());
        }
    }

    private static Task<int> BegunAsync(IEnumerable<Task<Metadata>> calls, int count) =>
        Eventually.BecomesAsync(
            () => Task.FromResult(calls.Count(call => call.IsCompletedSuccessfully)),
            begun => begun == count
        );

    // Every row has several errors: the response is far larger than a connection buffers.
    private static byte[] Faulty() =>
        Census.File(
            Enumerable
                .Range(1, 2000)
                .Select(number =>
                    Census.Row(
                        number,
                        TestPrincipals.Bristol,
                        values => (values[Census.Total], values[Census.SocialCare]) = ("x", "y")
                    )
                )
        );

    private static async Task SendAsync(
        AsyncDuplexStreamingCall<CheckFileRequest, CheckFileResponse> call,
        string windowId,
        ByteString file
    )
    {
        await call.RequestStream.WriteAsync(
            new CheckFileRequest
            {
                Header = new CheckHeader { WindowId = windowId, FileName = "return.csv" },
            }
        );
        await call.RequestStream.WriteAsync(new CheckFileRequest { Content = file });
        await call.RequestStream.CompleteAsync();
    }
}
