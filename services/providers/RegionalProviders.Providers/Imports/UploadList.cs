using Grpc.Core;
using RegionalProviders.Common.V1;
using RegionalProviders.Deadlines;
using RegionalProviders.Kernel;
using RegionalProviders.Providers.V1;
using RegionalProviders.Uploads;

namespace RegionalProviders.Providers.Imports;

internal sealed partial class ImportGrpcService
{
    /// <inheritdoc/>
    public override async Task<UploadListResponse> UploadList(
        IAsyncStreamReader<UploadListRequest> requestStream,
        ServerCallContext context
    )
    {
        var principal = context.Principal();
        var ct = context.CancellationToken;
        if (
            !await requestStream.MoveNext(ct)
            || requestStream.Current.PartCase != UploadListRequest.PartOneofCase.Header
        )
            throw Fault.Invalid("header", "must be the first message.");
        var header = requestStream.Current.Header;
        var today = LondonTime.DateOf(database.Time.GetUtcNow());
        var upload = UploadHeaderRules.Check(header, options.Value, today);
        if (upload.WithdrawMissing > 0)
            principal.Require(Permission.RegisterWithdraw);

        var state = await uploads.BeginAsync(principal, upload, ct);
        if (state.ImportId is null)
        {
            state.RequireOffset(header.Offset);
            var progress = await UploadStream.ReceiveAsync(
                requestStream,
                message =>
                    message.PartCase == UploadListRequest.PartOneofCase.Content
                        ? message.Content
                        : null,
                state,
                (at, content) => uploads.AppendAsync(principal, upload.Id, at, content, ct),
                ct
            );
            progress.RequireComplete();
        }
        var import = state.ImportId ?? await importer.ImportAsync(principal, upload, ct);
        return new UploadListResponse { Report = await ReportAsync(principal, import, ct) };
    }
}
