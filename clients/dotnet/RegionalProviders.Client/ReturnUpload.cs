using System.Security.Cryptography;
using Google.Protobuf;
using Grpc.Core;
using RegionalProviders.Client.Calls;
using RegionalProviders.Common.V1;
using RegionalProviders.Placements.V1;

namespace RegionalProviders.Client;

/// <summary>Uploads the yearly return, as a file or as rows, going on where a lost connection stopped.</summary>
public sealed partial class ReturnUpload
{
    private readonly SubmissionService.SubmissionServiceClient submissions;
    private readonly RetryRule rule;
    private readonly RegionalProvidersClientOptions options;

    internal ReturnUpload(
        SubmissionService.SubmissionServiceClient submissions,
        RetryRule rule,
        RegionalProvidersClientOptions options
    )
    {
        this.submissions = submissions;
        this.rule = rule;
        this.options = options;
    }

    /// <summary>Uploads one file and waits until its rows are the draft's. Repeating it with the same id takes them once.</summary>
    /// <param name="content">The file from its beginning; it must be seekable, to be hashed first and sent again.</param>
    /// <param name="fileName">Name for the report, without a path.</param>
    /// <param name="windowId">The window.</param>
    /// <param name="withdraw">Takes a return back that was submitted.</param>
    /// <param name="uploadId">Names the upload; keep it to go on later.</param>
    /// <param name="progress">Told how many bytes of the file the platform has been sent; equal to its length once it is being read.</param>
    /// <param name="cancellationToken">Stops; what has arrived stays, for the same id.</param>
    /// <exception cref="ArgumentException">The stream is not seekable.</exception>
    /// <exception cref="PlatformException">The platform refused the file, or connections were lost too often in a row.</exception>
    public Task<FileReport> UploadAsync(
        Stream content,
        string fileName,
        string windowId,
        bool withdraw,
        Guid uploadId,
        IProgress<long>? progress = null,
        CancellationToken cancellationToken = default
    )
    {
        ArgumentNullException.ThrowIfNull(content);
        if (!content.CanSeek)
            throw new ArgumentException("The stream must be seekable.", nameof(content));
        var header = new FileHeader
        {
            UploadId = uploadId.ToString(),
            FileName = fileName,
            WindowId = windowId,
            Withdraw = withdraw,
        };
        return UploadAsync(content, header, progress, cancellationToken);
    }

    private async Task<FileReport> UploadAsync(
        Stream content,
        FileHeader header,
        IProgress<long>? progress,
        CancellationToken cancellationToken
    )
    {
        content.Position = 0;
        header.TotalBytes = content.Length;
        header.Sha256 = Convert.ToHexStringLower(
            await SHA256.HashDataAsync(content, cancellationToken)
        );
        var signedInAgain = false;
        for (var attempt = 1; ; )
        {
            try
            {
                return await SendAsync(content, header, progress, cancellationToken);
            }
            catch (PlatformException e)
                when (e.StatusCode == StatusCode.Unauthenticated && !signedInAgain)
            {
                signedInAgain = true;
            }
            catch (PlatformException e) when (RetryRule.CanGoOn(e) && attempt < options.MaxAttempts)
            {
                attempt++;
                await Task.Delay(
                    rule.WaitBefore(attempt, e.RetryAfter),
                    options.Time,
                    cancellationToken
                );
            }
            var kept = await AskAsync(header, cancellationToken);
            if (kept.ReceivedBytes > header.Offset)
                attempt = 1;
            header.Offset = kept.ReceivedBytes;
        }
    }

    private async Task<FileReport> SendAsync(
        Stream content,
        FileHeader header,
        IProgress<long>? progress,
        CancellationToken cancellationToken
    )
    {
        using var call = submissions.UploadFile(cancellationToken: cancellationToken);
        try
        {
            await call.RequestStream.WriteAsync(
                new UploadFileRequest { Header = header },
                cancellationToken
            );
            content.Position = header.Offset;
            var buffer = new byte[options.ChunkBytes];
            while (
                await content.ReadAtLeastAsync(buffer, buffer.Length, false, cancellationToken)
                    is var read
                        and > 0
            )
            {
                await call.RequestStream.WriteAsync(
                    new UploadFileRequest { Content = ByteString.CopyFrom(buffer, 0, read) },
                    cancellationToken
                );
                progress?.Report(content.Position);
            }
            await call.RequestStream.CompleteAsync();
        }
        catch (Exception e) when (e is PlatformException or InvalidOperationException)
        {
            // The platform ended the call before all was sent: its response says why.
        }
        return (await call.ResponseAsync).Report;
    }

    private async Task<GetFileUploadResponse> AskAsync(
        FileHeader header,
        CancellationToken cancellationToken
    )
    {
        try
        {
            return await submissions.GetFileUploadAsync(
                new GetFileUploadRequest { UploadId = header.UploadId },
                cancellationToken: cancellationToken
            );
        }
        catch (PlatformException e) when (e.Reason == ErrorReason.NotFound)
        {
            return new GetFileUploadResponse();
        }
    }
}
