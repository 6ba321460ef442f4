using Grpc.Core;
using RegionalProviders.Kernel;
using RegionalProviders.Membership;
using RegionalProviders.Persistence;
using RegionalProviders.Placements.V1;
using RegionalProviders.Placements.Windows;

namespace RegionalProviders.Placements.Regional;

internal sealed partial class RegionalOutputGrpcService
{
    /// <inheritdoc/>
    public override async Task<PublishRegionalTablesResponse> PublishRegionalTables(
        PublishRegionalTablesRequest request,
        ServerCallContext context
    )
    {
        var id = request.WindowId.ToId("window_id");
        var publication = await database.InTransactionAsync(
            context.Principal(),
            async tx =>
            {
                (await CallerScope.ReadAsync(tx)).RequireAny();
                var window = await WindowStore.ReadAsync(tx, id);
                if (await PublicationRow.FindAsync(tx, id) is { } published)
                    return published.ToProto();
                if (await PublicationRequest.FindAsync(tx, id) is { } going)
                    return going.ToProto();
                PublicationRow.RequireClosed(window, tx.Now);
                await RequireWholeAsync(window, tx);
                if (!request.LeaveOutUndecided)
                    await RequireDecidedAsync(window, tx);
                await PublicationRequest.RecordAsync(window, tx);
                return (await PublicationRequest.FindAsync(tx, id))!.ToProto();
            },
            context.CancellationToken
        );
        if (publication.State == RegionalPublicationState.InProgress)
            publications.RunSoon();
        return new PublishRegionalTablesResponse { Publication = publication };
    }

    private static async Task RequireWholeAsync(SubmissionWindow window, ServiceTransaction tx)
    {
        var purged = await tx.QuerySingleAsync<int>(
            "select count(*)::integer from placements.submission where window_id = @Id and purged_at is not null",
            new { window.Id }
        );
        if (purged > 0)
            throw Fault.StateConflict(
                $"The rows of {purged} returns were deleted when their time was over: tables of this window can no longer be made."
            );
    }

    private static async Task RequireDecidedAsync(SubmissionWindow window, ServiceTransaction tx)
    {
        var undecided = await tx.QuerySingleAsync<int>(
            """
            select (select count(*) from placements.submission where window_id = @Id and state = 'Submitted')::integer
                + (select count(*) from placements.late_permission p
                    where p.window_id = @Id and p.until_on >= placements.today()
                        and not exists (select from placements.submission s
                            where s.window_id = p.window_id and s.council_id = p.council_id
                                and s.state in ('Submitted', 'Accepted')))::integer
            """,
            new { window.Id }
        );
        if (undecided > 0)
            throw Fault.StateConflict(
                $"{undecided} returns wait for a decision or may still come late, and tables are published once. Accept them or give them back first, or set leave_out_undecided: they will then be in no table, for good."
            );
    }
}
