using Grpc.Core;
using RegionalProviders.Kernel;
using RegionalProviders.Persistence;
using RegionalProviders.Placements.V1;

namespace RegionalProviders.Placements.Agreements;

internal sealed partial class AgreementGrpcService
{
    /// <inheritdoc/>
    public override Task<ListAmendmentsResponse> ListAmendments(
        ListAmendmentsRequest request,
        ServerCallContext context
    )
    {
        var page = Page.Of(request, keys: 1);
        var before = page.After?.Number(0);
        var agreement = request.AgreementId.ToId("agreement_id");
        return database.InTransactionAsync(
            context.Principal(),
            async tx =>
            {
                await tx.ReadAgreementAsync(agreement);
                var fetched = await tx.QueryAsync<ScheduleRow>(
                    """
                    select number, effective_on, superseded_on, reason, recorded_at, recorded_by
                    from placements.dated_schedule
                    where agreement_id = @agreement and (@before::int is null or number < @before)
                    order by number desc limit @Fetch
                    """,
                    new
                    {
                        agreement,
                        before,
                        page.Fetch,
                    }
                );
                var lines = await LinesAsync(agreement, fetched, tx);
                var next = page.Cut(
                    fetched,
                    row => [PageKeys.Of(row.Number)],
                    row => row.ToProto(lines[row.Number]),
                    out var rows
                );
                return new ListAmendmentsResponse { Amendments = { rows }, NextPageToken = next };
            },
            context.CancellationToken
        );
    }

    private static async Task<ILookup<int, CostLineRow>> LinesAsync(
        Guid agreement,
        IReadOnlyList<ScheduleRow> schedules,
        ServiceTransaction tx
    )
    {
        var lines = await tx.QueryAsync<CostLineRow>(
            $"""
            select {CostLineRow.Columns} from placements.dated_line
            where agreement_id = @agreement and schedule = any (@numbers) order by schedule, position
            """,
            new { agreement, numbers = schedules.Select(row => row.Number).ToArray() }
        );
        return lines.ToLookup(line => line.Schedule);
    }

    private sealed record ScheduleRow
    {
        public int Number { get; init; }
        public DateOnly EffectiveOn { get; init; }
        public DateOnly? SupersededOn { get; init; }
        public string Reason { get; init; } = "";
        public DateTimeOffset RecordedAt { get; init; }
        public string RecordedBy { get; init; } = "";

        public Amendment ToProto(IEnumerable<CostLineRow> lines) =>
            new()
            {
                Number = Number,
                EffectiveOn = EffectiveOn.ToProto(),
                SupersededOn = SupersededOn.ToProto(),
                Reason = Reason,
                RecordedAt = RecordedAt.ToProto(),
                RecordedBy = RecordedBy,
                CostLines = { lines.Select(line => line.ToProto()) },
            };
    }
}
