using Grpc.Core;
using RegionalProviders.Identity.V1;
using RegionalProviders.Kernel;
using RegionalProviders.Persistence;

namespace RegionalProviders.Identity.Consortia;

internal sealed partial class ConsortiumGrpcService
{
    public override Task<EndMembershipResponse> EndMembership(
        EndMembershipRequest request,
        ServerCallContext context
    )
    {
        var id = request.MembershipId.ToId("membership_id");
        var to = request.To.ToDateOnly("to");
        return database.InTransactionAsync(
            context.Principal(),
            async tx => new EndMembershipResponse
            {
                Membership = (await EndAsync(id, to, tx)).ToProto(),
            },
            context.CancellationToken
        );
    }

    private static async Task<MembershipRow> EndAsync(
        Guid id,
        DateOnly? wanted,
        ServiceTransaction tx
    )
    {
        var consortium =
            await tx.QuerySingleOrDefaultAsync<Guid?>(
                "select consortium_id from identity.membership where id = @id",
                new { id }
            ) ?? throw Fault.NotFound("membership");
        await LockAsync(consortium, tx);
        var row = await tx.QuerySingleAsync<MembershipRow>(
            $"{MembershipRow.Select} where m.id = @id",
            new { id }
        );
        var today = await tx.QuerySingleAsync<DateOnly>("select identity.today()");
        var hasEnded = row.ValidTo < today;
        var to = wanted ?? (hasEnded ? row.ValidTo!.Value : today.AddDays(-1));
        if (to == row.ValidTo)
            return row;
        if (hasEnded)
            throw Fault.StateConflict(
                "The membership ended already. Add the council as a member again from the day on which it returns."
            );
        if (to < row.ValidFrom)
            throw Fault.Invalid(
                "to",
                "must not be before the first day of the membership. One that began today can end today at the earliest."
            );
        await CheckEndsBeforeNextAsync(row, to, tx);
        await tx.ExecuteAsync(
            "update identity.membership set valid_to = @to where id = @id",
            new { id, to }
        );
        return await ChangedAsync(id, consortium, tx);
    }

    private static async Task CheckEndsBeforeNextAsync(
        MembershipRow row,
        DateOnly to,
        ServiceTransaction tx
    )
    {
        var overlaps = await tx.QuerySingleAsync<bool>(
            """
            select exists (
                select from identity.membership
                where consortium_id = @ConsortiumId and council_id = @CouncilId
                    and valid_from > @ValidFrom and valid_from <= @to
            )
            """,
            new
            {
                row.ConsortiumId,
                row.CouncilId,
                row.ValidFrom,
                to,
            }
        );
        if (overlaps)
            throw Fault.StateConflict(
                "The council's next membership of this consortium begins on or before that day. Choose a day before it begins."
            );
    }
}
