using Grpc.Core;
using RegionalProviders.AccessLog.V1;
using RegionalProviders.AccessLog.Verification;
using RegionalProviders.Kernel;
using RegionalProviders.Persistence;
using Timestamp = Google.Protobuf.WellKnownTypes.Timestamp;

namespace RegionalProviders.AccessLog.Calls;

internal sealed partial class AccessLogGrpcService
{
    public override async Task<ListAccessLogEntriesResponse> ListAccessLogEntries(
        ListAccessLogEntriesRequest request,
        ServerCallContext context
    )
    {
        var page = Page.Of(request, keys: 4);
        var query = new LogQuery(request, page);
        var found = new List<ServiceLine>();
        foreach (var database in logs.Databases)
            found.AddRange(
                (
                    await query.ReadAsync(database, context.Principal(), context.CancellationToken)
                ).Select(line => new ServiceLine(database.Schema.Name, line))
            );
        // The newest lines of each service, merged: no line that belongs on this page can be missing.
        found.Sort(ServiceLine.NewestFirst);
        var next = page.Cut(
            [.. found.Take(page.Fetch)],
            each =>
                [
                    PageKeys.Of(each.Line.At),
                    each.Service,
                    each.Line.Tenant,
                    PageKeys.Of(each.Line.Seq),
                ],
            each => ToProto(each.Service, each.Line),
            out var lines
        );
        return new ListAccessLogEntriesResponse { Entries = { lines }, NextPageToken = next };
    }

    private static AccessLogEntry ToProto(string service, LogLine line) =>
        new()
        {
            Service = service,
            Chain = line.Tenant,
            Day = line.Day.ToProto(),
            Sequence = line.Seq,
            At = Timestamp.FromDateTimeOffset(line.At),
            Subject = line.Subject,
            PrincipalKind = line.PrincipalKind,
            Roles = { line.Roles },
            ClientId = line.ClientId,
            Purpose = line.Purpose,
            Method = line.Method,
            DataClass = line.DataClass,
            ObjectKind = line.ObjectKind,
            ObjectIds = { line.ObjectIds },
            Owner = line.Owner,
            GrantId = line.GrantId,
            GrantReason = line.GrantReason,
            TraceId = line.TraceId,
            Hash = Convert.ToHexStringLower(line.Hash),
        };
}
