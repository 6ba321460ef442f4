using Grpc.Core;
using RegionalProviders.Kernel;
using RegionalProviders.Persistence;
using RegionalProviders.Placements.V1;

namespace RegionalProviders.Placements.Agreements;

internal sealed partial class AgreementGrpcService
{
    /// <inheritdoc/>
    public override Task<ListOversightResponse> ListOversight(
        ListOversightRequest request,
        ServerCallContext context
    )
    {
        var page = Page.Of(request, keys: 2);
        var (beforeDay, beforeId) = (page.After?.Day(0), page.After?.Id(1));
        var agreement = request.AgreementId.ToId("agreement_id");
        return database.InTransactionAsync(
            context.Principal(),
            async tx =>
            {
                await AgreementRow.ReadAsync(agreement, tx);
                var fetched = await tx.QueryAsync<OversightRow>(
                    """
                    select id, kind, done_on, reference, note, application_status, recorded_at
                    from placements.oversight
                    where agreement_id = @agreement and (@kind = 0 or kind = @kind)
                        and (@beforeDay::date is null or (done_on, id) < (@beforeDay, @beforeId))
                    order by done_on desc, id desc
                    limit @Fetch
                    """,
                    new
                    {
                        agreement,
                        kind = (int)request.Kind,
                        beforeDay,
                        beforeId,
                        page.Fetch,
                    }
                );
                var next = page.Next(
                    fetched,
                    row => [PageKeys.Of(row.DoneOn), row.Id.ToString()],
                    out var rows
                );
                return new ListOversightResponse
                {
                    Entries = { rows.Select(row => row.ToProto()) },
                    NextPageToken = next,
                };
            },
            context.CancellationToken
        );
    }

    private sealed record OversightRow
    {
        public Guid Id { get; init; }
        public short Kind { get; init; }
        public DateOnly DoneOn { get; init; }
        public string Reference { get; init; } = "";
        public string Note { get; init; } = "";
        public short ApplicationStatus { get; init; }
        public DateTimeOffset RecordedAt { get; init; }

        public OversightEntry ToProto() =>
            new()
            {
                Id = Id.ToString(),
                Kind = (OversightKind)Kind,
                DoneOn = DoneOn.ToProto(),
                Reference = Reference,
                Note = Note,
                ApplicationStatus = (ApplicationStatus)ApplicationStatus,
                RecordedAt = RecordedAt.ToProto(),
            };
    }
}
