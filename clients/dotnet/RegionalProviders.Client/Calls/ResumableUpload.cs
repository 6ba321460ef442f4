using System.Security.Cryptography;
using Google.Protobuf;
using Grpc.Core;
using RegionalProviders.Common.V1;

namespace RegionalProviders.Client.Calls;

/// <summary>
/// Sends one file over as many connections as it takes: after a failure the platform is asked how much has arrived, and
/// the next connection continues from there.
/// </summary>
internal abstract class ResumableUpload<TRequest, TReport>(RegionalProvidersClientOptions options)
    where TReport : class
{
    /// <summary>SHA-256 of the whole content, as the lower-case hexadecimal that headers use.</summary>
    internal static async Task<string> HashAsync(
        Stream content,
        CancellationToken cancellationToken
    )
    {
        content.Position = 0;
        return Convert.ToHexStringLower(await SHA256.HashDataAsync(content, cancellationToken));
    }

    internal async Task<TReport> RunAsync(
        Stream content,
        IProgress<long>? progress,
        CancellationToken cancellationToken
    )
    {
        var attempts = new StreamAttempts(options);
        for (long offset = 0; ; )
        {
            try
            {
                return await SendAsync(content, offset, progress, cancellationToken);
            }
            catch (PlatformException e)
            {
                if (!await attempts.TryAgainAsync(e, cancellationToken))
                    throw;
            }
            var state = await AskAsync(cancellationToken);
            if (state.Report is { } report)
                return report;
            if (state.ReceivedBytes > offset)
                attempts.Advanced();
            offset = state.ReceivedBytes;
        }
    }

    /// <summary>The first message of a connection.</summary>
    protected abstract TRequest Header(long offset);

    /// <summary>A message with a piece of the file.</summary>
    protected abstract TRequest Content(ByteString piece);

    /// <summary>Opens a connection. The task completes with the platform's response.</summary>
    protected abstract (
        IClientStreamWriter<TRequest> Requests,
        Task<TReport> Report,
        IDisposable Call
    ) Open(CancellationToken cancellationToken);

    /// <summary>How much of the upload the platform has; NOT_FOUND if it does not know the upload.</summary>
    protected abstract Task<UploadState<TReport>> GetStateAsync(
        CancellationToken cancellationToken
    );

    private async Task<TReport> SendAsync(
        Stream content,
        long offset,
        IProgress<long>? progress,
        CancellationToken cancellationToken
    )
    {
        var (requests, report, call) = Open(cancellationToken);
        using (call)
        {
            try
            {
                await requests.WriteAsync(Header(offset), cancellationToken);
                content.Position = offset;
                var buffer = new byte[options.ChunkBytes];
                while (
                    await content.ReadAtLeastAsync(buffer, buffer.Length, false, cancellationToken)
                        is var read
                            and > 0
                )
                {
                    await requests.WriteAsync(
                        Content(ByteString.CopyFrom(buffer, 0, read)),
                        cancellationToken
                    );
                    progress?.Report(content.Position);
                }
                await requests.CompleteAsync();
            }
            catch (Exception e) when (e is PlatformException or InvalidOperationException)
            {
                // The platform ended the call before everything was sent; its response says why.
            }
            return await report;
        }
    }

    private async Task<UploadState<TReport>> AskAsync(CancellationToken cancellationToken)
    {
        try
        {
            return await GetStateAsync(cancellationToken);
        }
        catch (PlatformException e) when (e.Reason == ErrorReason.NotFound)
        {
            return new UploadState<TReport>(0, null);
        }
    }
}

/// <summary>What the platform has received of an upload.</summary>
/// <param name="ReceivedBytes">Number of bytes of the file that are stored.</param>
/// <param name="Report">Set if the upload was completed although its response was lost.</param>
internal sealed record UploadState<TReport>(long ReceivedBytes, TReport? Report)
    where TReport : class;
