using Google.Protobuf;
using Grpc.Core;
using RegionalProviders.Client.Calls;
using RegionalProviders.Providers.V1;

namespace RegionalProviders.Client;

/// <summary>Uploads regulators' lists, and resumes an upload after a lost connection.</summary>
public sealed class ListUpload
{
    private readonly ImportService.ImportServiceClient imports;
    private readonly RegionalProvidersClientOptions options;

    internal ListUpload(
        ImportService.ImportServiceClient imports,
        RegionalProvidersClientOptions options
    ) => (this.imports, this.options) = (imports, options);

    /// <summary>
    /// Uploads one file and waits until it is imported. Repeated calls with the same id import it once. An import may
    /// have stopped (<see cref="ImportReport.State"/>): nothing was stored then, and <see cref="ImportReport.Missing"/>
    /// says why.
    /// </summary>
    /// <param name="content">The file from its beginning; seekable, as it is hashed first and may be sent again.</param>
    /// <param name="fileName">Name for the report, without a path.</param>
    /// <param name="asAt">The day that the list describes.</param>
    /// <param name="kind">Kind of list; unspecified lets the platform recognise it.</param>
    /// <param name="uploadId">Identifies the upload; keep it to be able to resume.</param>
    /// <param name="progress">
    /// Told how many bytes of the file have been sent to the platform; equal to its length while the file is imported.
    /// </param>
    /// <param name="withdrawMissing">
    /// How many registrations that the list lacks may be withdrawn, as a report that stopped has counted them; needs the
    /// permission to withdraw. 0 to stop.
    /// </param>
    /// <param name="sheet">The sheet that is meant, if the workbook has several with the same list; otherwise null.</param>
    /// <param name="cancellationToken">Stops the upload, which can be resumed with the same id.</param>
    /// <exception cref="ArgumentException">The stream is not seekable.</exception>
    /// <exception cref="PlatformException">
    /// The platform refused the file, or connections were lost too often in a row.
    /// </exception>
    public async Task<ImportReport> UploadAsync(
        Stream content,
        string fileName,
        DateOnly asAt,
        ListKind kind,
        Guid uploadId,
        IProgress<long>? progress = null,
        int withdrawMissing = 0,
        string? sheet = null,
        CancellationToken cancellationToken = default
    )
    {
        ArgumentNullException.ThrowIfNull(content);
        if (!content.CanSeek)
            throw new ArgumentException("The stream must be seekable.", nameof(content));
        var header = new UploadHeader
        {
            UploadId = uploadId.ToString(),
            FileName = fileName,
            TotalBytes = content.Length,
            Sha256 = await Upload.HashAsync(content, cancellationToken),
            AsAt = asAt.ToMessage(),
            Kind = kind,
            WithdrawMissing = withdrawMissing,
            Sheet = sheet ?? "",
        };
        return await new Upload(imports, header, options).RunAsync(
            content,
            progress,
            cancellationToken
        );
    }

    private sealed class Upload(
        ImportService.ImportServiceClient imports,
        UploadHeader header,
        RegionalProvidersClientOptions options
    ) : ResumableUpload<UploadListRequest, ImportReport>(options)
    {
        protected override UploadListRequest Header(long offset)
        {
            header.Offset = offset;
            return new UploadListRequest { Header = header };
        }

        protected override UploadListRequest Content(ByteString piece) => new() { Content = piece };

        protected override (
            IClientStreamWriter<UploadListRequest>,
            Task<ImportReport>,
            IDisposable
        ) Open(CancellationToken cancellationToken)
        {
            var call = imports.UploadList(cancellationToken: cancellationToken);
            return (call.RequestStream, ReportAsync(call), call);
        }

        protected override async Task<UploadState<ImportReport>> GetStateAsync(
            CancellationToken cancellationToken
        )
        {
            var upload = await imports.GetUploadAsync(
                new GetUploadRequest { UploadId = header.UploadId },
                cancellationToken: cancellationToken
            );
            if (upload.ImportId.Length == 0)
                return new UploadState<ImportReport>(upload.ReceivedBytes, null);
            var import = await imports.GetImportAsync(
                new GetImportRequest { Id = upload.ImportId },
                cancellationToken: cancellationToken
            );
            return new UploadState<ImportReport>(upload.ReceivedBytes, import.Report);
        }

        private static async Task<ImportReport> ReportAsync(
            AsyncClientStreamingCall<UploadListRequest, UploadListResponse> call
        ) => (await call.ResponseAsync).Report;
    }
}
