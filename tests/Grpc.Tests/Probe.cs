using System.Globalization;
using Grpc.Core;
using Grpc.Tests.Probe;

namespace Grpc.Tests;

/// <summary>Does what the request says, so that each test can choose.</summary>
internal sealed class ProbeHandler(ProbeJournal journal) : ProbeService.ProbeServiceBase
{
    public override async Task<ProbeResponse> Unary(ProbeRequest request, ServerCallContext context)
    {
        journal.Seen(context);
        await ObeyAsync(request, context);
        return new ProbeResponse { Text = request.Text, Count = request.Text.Length };
    }

    public override async Task<ProbeResponse> Collect(
        IAsyncStreamReader<ProbeRequest> requestStream,
        ServerCallContext context
    )
    {
        journal.Seen(context);
        var texts = new List<string>();
        await foreach (var request in requestStream.ReadAllAsync(context.CancellationToken))
        {
            await ObeyAsync(request, context);
            texts.Add(request.Text);
        }
        return new ProbeResponse { Text = string.Join(',', texts), Count = texts.Count };
    }

    public override async Task Expand(
        ProbeRequest request,
        IServerStreamWriter<ProbeResponse> responseStream,
        ServerCallContext context
    )
    {
        journal.Seen(context);
        for (var i = 0; i < request.Count; i++)
            await responseStream.WriteAsync(
                new ProbeResponse { Text = request.Text, Count = i },
                context.CancellationToken
            );
        await ObeyAsync(request, context);
    }

    public override async Task Converse(
        IAsyncStreamReader<ProbeRequest> requestStream,
        IServerStreamWriter<ProbeResponse> responseStream,
        ServerCallContext context
    )
    {
        journal.Seen(context);
        while (await requestStream.MoveNext())
        {
            await ObeyAsync(requestStream.Current, context);
            await responseStream.WriteAsync(
                new ProbeResponse { Text = requestStream.Current.Text }
            );
        }
    }

    private async Task ObeyAsync(ProbeRequest request, ServerCallContext context)
    {
        context.ResponseTrailers.Add(
            "probe-length",
            request.Text.Length.ToString(CultureInfo.InvariantCulture)
        );
        if (request.FailWith != 0)
            throw new RpcException(
                new Status((StatusCode)request.FailWith, "as asked: naïve £5"),
                new Metadata
                {
                    { "probe-reason", "asked" },
                    { "grpc-status-details-bin", [0, 255, 128, 10] },
                }
            );
        if (request.Wait)
            await WaitForCancellationAsync(context.CancellationToken);
    }

    private async Task WaitForCancellationAsync(CancellationToken cancellationToken)
    {
        try
        {
            await Task.Delay(Timeout.Infinite, cancellationToken);
        }
        finally
        {
            journal.Cancelled.TrySetResult();
        }
    }
}
