using RegionalProviders.Common.V1;
using RegionalProviders.Identity.Users;
using RegionalProviders.Kernel;
using RegionalProviders.Persistence;

namespace RegionalProviders.Identity.Shared;

/// <summary>
/// Keeps a council from locking itself out: of its administrators, users or clients, at least one active one must
/// remain.
/// </summary>
internal static class Administrators
{
    internal static readonly string RoleName = PrincipalClaims.NameOf(Role.Administrator);

    /// <summary>
    /// Refuses an operator any client or user of a council but its first administrator: all others the council makes
    /// itself. So an operator that makes one leaves a trace that the council cannot miss.
    /// </summary>
    internal static async Task CheckIsFirstAsync(Owner owner, ServiceTransaction tx)
    {
        if (owner.Roles is not [Role.Administrator])
            throw Fault.Invalid(
                "roles",
                "must be ADMINISTRATOR alone: an operator gives a council its first administrator, who makes the others."
            );
        await tx.LockAsync($"identity: administrators {owner.CouncilId}");
        var exists = await tx.QuerySingleAsync<bool>(
            """
            select exists (
                select from identity.client
                where council_id = @CouncilId and disabled_at is null and @RoleName = any (roles)
                    and 'client_credentials' = any (grant_types)
            ) or exists (
                select from identity.user_account
                where council_id = @CouncilId and disabled_at is null and @RoleName = any (roles)
                    and activated_at is not null and totp_confirmed
            )
            """,
            new { owner.CouncilId, RoleName }
        );
        if (exists)
            throw Fault.StateConflict(
                "The council has an administrator, who makes its clients and users. If they have lost their credentials, disable them first: the council sees that in its access log."
            );
    }

    /// <summary>
    /// Refuses an operator a new link for somebody of a council who has signed in before: with it the operator would be that
    /// person.
    /// </summary>
    internal static void CheckIsNotAnothers(UserAccount user, Principal caller)
    {
        if (
            caller.Kind == PrincipalKind.Operator
            && user.CouncilId is not null
            && user.ActivatedAt is not null
        )
            throw Fault.StateConflict(
                "The user is a council's: another of its administrators does this. If there is none, disable the user, and create a first administrator anew."
            );
    }

    /// <summary>
    /// Refuses to let a council's own administrator remove the last active one. An operator may: that is deliberate,
    /// and an operator can also create the next. Call it before the change, in its transaction.
    /// </summary>
    /// <param name="leaving">Id of the user or client that stops being an administrator.</param>
    /// <param name="tx">The transaction of the change.</param>
    internal static async Task CheckAnotherRemainsAsync(string leaving, ServiceTransaction tx)
    {
        if (tx.Principal.Kind != PrincipalKind.Council)
            return;
        // One at a time, or two administrators could remove each other and leave nobody.
        await tx.LockAsync($"identity: administrators {tx.Principal.CouncilId}");
        var remains = await tx.QuerySingleAsync<bool>(
            """
            select exists (
                select from identity.client
                where council_id = @CouncilId and disabled_at is null and @RoleName = any (roles)
                    and 'client_credentials' = any (grant_types) and client_id <> @leaving
            ) or exists (
                select from identity.user_account
                where council_id = @CouncilId and disabled_at is null and @RoleName = any (roles)
                    and activated_at is not null and totp_confirmed and id::text <> @leaving
            )
            """,
            new
            {
                tx.Principal.CouncilId,
                RoleName,
                leaving,
            }
        );
        if (!remains)
            throw Fault.StateConflict(
                "It is the last active administrator of your council. Make another one first, and have that one sign in; or ask the operator of the platform."
            );
    }
}
