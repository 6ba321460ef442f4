using Google.Protobuf;
using Grpc.Core;
using RegionalProviders.Client.Calls;
using RegionalProviders.Placements.V1;

namespace RegionalProviders.Client;

/// <summary>Uploads the yearly return, as a file or as rows, and resumes an upload after a lost connection.</summary>
public sealed partial class ReturnUpload
{
    private readonly SubmissionService.SubmissionServiceClient submissions;
    private readonly RegionalProvidersClientOptions options;

    internal ReturnUpload(
        SubmissionService.SubmissionServiceClient submissions,
        RegionalProvidersClientOptions options
    )
    {
        this.submissions = submissions;
        this.options = options;
    }

    /// <summary>
    /// Uploads one file and waits until its rows are in the draft. Repeated calls with the same id store them once.
    /// </summary>
    /// <param name="content">The file from its beginning; seekable, as it is hashed first and may be sent again.</param>
    /// <param name="fileName">Name for the report, without a path.</param>
    /// <param name="windowId">The window.</param>
    /// <param name="withdraw">Withdraws a return that was already submitted.</param>
    /// <param name="uploadId">Identifies the upload; keep it to be able to resume.</param>
    /// <param name="progress">
    /// Told how many bytes of the file have been sent to the platform; equal to its length while the file is read there.
    /// </param>
    /// <param name="sheet">The sheet that holds the return, if the workbook has several that could; otherwise null.</param>
    /// <param name="cancellationToken">Stops the upload, which can be resumed with the same id.</param>
    /// <exception cref="ArgumentException">The stream is not seekable.</exception>
    /// <exception cref="PlatformException">
    /// The platform refused the file, or connections were lost too often in a row.
    /// </exception>
    public Task<FileReport> UploadAsync(
        Stream content,
        string fileName,
        string windowId,
        bool withdraw,
        Guid uploadId,
        IProgress<long>? progress = null,
        string? sheet = null,
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
            Sheet = sheet ?? "",
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
        header.TotalBytes = content.Length;
        header.Sha256 = await FileUpload.HashAsync(content, cancellationToken);
        return await new FileUpload(submissions, header, options).RunAsync(
            content,
            progress,
            cancellationToken
        );
    }

    private sealed class FileUpload(
        SubmissionService.SubmissionServiceClient submissions,
        FileHeader header,
        RegionalProvidersClientOptions options
    ) : ResumableUpload<UploadFileRequest, FileReport>(options)
    {
        protected override UploadFileRequest Header(long offset)
        {
            header.Offset = offset;
            return new UploadFileRequest { Header = header };
        }

        protected override UploadFileRequest Content(ByteString piece) => new() { Content = piece };

        protected override (
            IClientStreamWriter<UploadFileRequest>,
            Task<FileReport>,
            IDisposable
        ) Open(CancellationToken cancellationToken)
        {
            var call = submissions.UploadFile(cancellationToken: cancellationToken);
            return (call.RequestStream, ReportAsync(call), call);
        }

        // An upload whose response was lost is resumed at its end: the platform then gives the same response again.
        protected override async Task<UploadState<FileReport>> GetStateAsync(
            CancellationToken cancellationToken
        )
        {
            var upload = await submissions.GetFileUploadAsync(
                new GetFileUploadRequest { UploadId = header.UploadId },
                cancellationToken: cancellationToken
            );
            return new UploadState<FileReport>(upload.ReceivedBytes, null);
        }

        private static async Task<FileReport> ReportAsync(
            AsyncClientStreamingCall<UploadFileRequest, UploadFileResponse> call
        ) => (await call.ResponseAsync).Report;
    }
}
