using System.Security.Cryptography;
using Google.Protobuf;
using Grpc.Core;
using RegionalProviders.Client.Calls;
using RegionalProviders.Common.V1;
using RegionalProviders.Providers.V1;

namespace RegionalProviders.Client;

/// <summary>Uploads regulators' lists, going on where a lost connection stopped.</summary>
public sealed class ListUpload
{
    private readonly ImportService.ImportServiceClient imports;
    private readonly RetryRule rule;
    private readonly RegionalProvidersClientOptions options;

    internal ListUpload(
        ImportService.ImportServiceClient imports,
        RetryRule rule,
        RegionalProvidersClientOptions options
    )
    {
        this.imports = imports;
        this.rule = rule;
        this.options = options;
    }

    /// <summary>Uploads one file and waits until it is imported. Repeating it with the same id imports once.</summary>
    /// <param name="content">The file from its beginning; it must be seekable, to be hashed first and sent again.</param>
    /// <param name="fileName">Name for the report, without a path.</param>
    /// <param name="asAt">The day that the list describes.</param>
    /// <param name="kind">Kind of list; unspecified lets the platform recognise it.</param>
    /// <param name="uploadId">Names the upload; keep it to go on later.</param>
    /// <param name="progress">Told how many bytes of the file the platform has been sent; equal to its length once it is importing.</param>
    /// <param name="cancellationToken">Stops; what has arrived stays, for the same id.</param>
    /// <exception cref="ArgumentException">The stream is not seekable.</exception>
    /// <exception cref="PlatformException">The platform refused the file, or connections were lost too often in a row.</exception>
    public async Task<ImportReport> UploadAsync(
        Stream content,
        string fileName,
        DateOnly asAt,
        ListKind kind,
        Guid uploadId,
        IProgress<long>? progress = null,
        CancellationToken cancellationToken = default
    )
    {
        ArgumentNullException.ThrowIfNull(content);
        if (!content.CanSeek)
            throw new ArgumentException("The stream must be seekable.", nameof(content));
        content.Position = 0;
        var header = new UploadHeader
        {
            UploadId = uploadId.ToString(),
            FileName = fileName,
            TotalBytes = content.Length,
            Sha256 = Convert.ToHexStringLower(
                await SHA256.HashDataAsync(content, cancellationToken)
            ),
            AsAt = asAt.ToMessage(),
            Kind = kind,
        };
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
            if (kept.ImportId.Length > 0)
                return await ReportAsync(kept.ImportId, cancellationToken);
            if (kept.ReceivedBytes > header.Offset)
                attempt = 1;
            header.Offset = kept.ReceivedBytes;
        }
    }

    private async Task<ImportReport> SendAsync(
        Stream content,
        UploadHeader header,
        IProgress<long>? progress,
        CancellationToken cancellationToken
    )
    {
        using var call = imports.UploadList(cancellationToken: cancellationToken);
        try
        {
            await call.RequestStream.WriteAsync(
                new UploadListRequest { Header = header },
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
                    new UploadListRequest { Content = ByteString.CopyFrom(buffer, 0, read) },
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

    private async Task<GetUploadResponse> AskAsync(
        UploadHeader header,
        CancellationToken cancellationToken
    )
    {
        try
        {
            return await imports.GetUploadAsync(
                new GetUploadRequest { UploadId = header.UploadId },
                cancellationToken: cancellationToken
            );
        }
        catch (PlatformException e) when (e.Reason == ErrorReason.NotFound)
        {
            return new GetUploadResponse();
        }
    }

    private async Task<ImportReport> ReportAsync(string id, CancellationToken cancellationToken)
    {
        var response = await imports.GetImportAsync(
            new GetImportRequest { Id = id },
            cancellationToken: cancellationToken
        );
        return response.Report;
    }
}
