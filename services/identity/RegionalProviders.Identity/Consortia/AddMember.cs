using Grpc.Core;
using RegionalProviders.AccessLog;
using RegionalProviders.Identity.V1;
using RegionalProviders.Kernel;
using RegionalProviders.Messaging;
using RegionalProviders.Persistence;

namespace RegionalProviders.Identity.Consortia;

internal sealed partial class ConsortiumGrpcService
{
    public override Task<AddMemberResponse> AddMember(
        AddMemberRequest request,
        ServerCallContext context
    )
    {
        var consortium = request.ConsortiumId.ToId("consortium_id");
        var council = request.CouncilId.ToId("council_id");
        var from = request.From.ToDateOnly("from");
        return database.InTransactionAsync(
            context.Principal(),
            tx =>
                tx.OnceAsync(
                    request.RequestId,
                    request,
                    async () =>
                        new AddMemberResponse
                        {
                            Membership = (await AddAsync(consortium, council, from, tx)).ToProto(),
                        }
                ),
            context.CancellationToken
        );
    }

    private static async Task<MembershipRow> AddAsync(
        Guid consortium,
        Guid council,
        DateOnly? wanted,
        ServiceTransaction tx
    )
    {
        await LockAsync(consortium, tx);
        var from = wanted ?? await tx.QuerySingleAsync<DateOnly>("select identity.today()");
        await CheckIsTenantAsync(council, from, tx);

        var overlapping = await tx.QueryAsync<MembershipRow>(
            $"""
            {MembershipRow.Select}
            where m.consortium_id = @consortium and m.council_id = @council
                and (m.valid_to is null or m.valid_to >= @from)
            order by m.valid_from
            """,
            new
            {
                consortium,
                council,
                from,
            }
        );
        if (overlapping is [var existing, ..])
            return existing.ValidFrom <= from
                ? existing
                : throw Fault.StateConflict(
                    "The council has a membership of this consortium that begins on a later day. End that one on a day before, or add this one from the day after it ends."
                );
        return await InsertAsync(consortium, council, from, tx);
    }

    private static async Task<MembershipRow> InsertAsync(
        Guid consortium,
        Guid council,
        DateOnly from,
        ServiceTransaction tx
    )
    {
        var id = Guid.CreateVersion7(tx.Now);
        await tx.ExecuteAsync(
            """
            insert into identity.membership (id, consortium_id, council_id, valid_from, created_at)
            values (@id, @consortium, @council, @from, @now)
            """,
            new
            {
                id,
                consortium,
                council,
                from,
                now = tx.Now,
            }
        );
        return await ChangedAsync(id, consortium, tx);
    }

    private static async Task CheckIsTenantAsync(Guid council, DateOnly from, ServiceTransaction tx)
    {
        var isTenant = await tx.QuerySingleOrDefaultAsync<bool?>(
            """
            select nation = 'England' and coalesce(exists_from <= @from, true) and coalesce(exists_to >= @from, true)
            from identity.council where id = @council
            """,
            new { council, from }
        );
        if (isTenant is null)
            throw Fault.NotFound("council");
        if (isTenant is false)
            throw Fault.Invalid(
                "council_id",
                "must be a council of England that exists on the first day of the membership."
            );
    }

    /// <summary>One change of a consortium's members at a time: they are checked against one another.</summary>
    private static async Task LockAsync(Guid consortium, ServiceTransaction tx)
    {
        var found = await tx.QueryAsync<Guid>(
            "select id from identity.consortium where id = @consortium for update",
            new { consortium }
        );
        if (found is [])
            throw Fault.NotFound("consortium");
    }

    private static async Task<MembershipRow> ChangedAsync(
        Guid membership,
        Guid consortium,
        ServiceTransaction tx
    )
    {
        var version = await tx.QuerySingleAsync<long>(
            "update identity.consortium set version = version + 1 where id = @consortium returning version",
            new { consortium }
        );
        var row = await tx.QuerySingleAsync<MembershipRow>(
            $"{MembershipRow.Select} where m.id = @membership",
            new { membership }
        );
        tx.RecordAccess(
            new AccessedObject("membership", membership.ToString())
            {
                Owner = ChainName.Council(row.CouncilId),
            }
        );
        await tx.PublishAsync(row.ToEvent(version), Aggregate(consortium));
        return row;
    }
}
