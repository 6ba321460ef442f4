using Grpc.Core;
using RegionalProviders.Common.V1;
using RegionalProviders.Identity.Shared;
using RegionalProviders.Identity.V1;
using RegionalProviders.Kernel;
using RegionalProviders.Persistence;

namespace RegionalProviders.Identity.Issuers;

internal sealed partial class IssuerGrpcService
{
    private const int MostOfACouncil = 5;

    public override Task<RegisterIssuerResponse> RegisterIssuer(
        RegisterIssuerRequest request,
        ServerCallContext context
    )
    {
        // The same rules as for a client of a council; the roles are checked with the terms.
        var owner = Owner.Of(
            new OwnerFields(PrincipalKind.Council, request.CouncilId, [], "", [Role.Reader]),
            context.Principal()
        );
        var terms = IssuerTerms.Of(request).Checked("");
        if (addresses.Problem(request.Issuer) is { } problem)
            throw Fault.Invalid("issuer", problem);
        if (SameIssuer(request.Issuer, options.Value.Issuer))
            throw Fault.Invalid("issuer", "must not be the platform's own issuer.");
        return database.InTransactionAsync(
            context.Principal(),
            tx =>
                tx.OnceAsync(
                    request.RequestId,
                    request,
                    () => RegisterAsync(request.Issuer, owner, terms, tx)
                ),
            context.CancellationToken
        );
    }

    private static async Task<RegisterIssuerResponse> RegisterAsync(
        string issuer,
        Owner owner,
        IssuerTerms terms,
        ServiceTransaction tx
    )
    {
        await owner.CheckExistsAsync(tx);
        var councilId = owner.CouncilId!.Value;
        await CheckNumberAsync(councilId, tx);
        // When councils merge, a provider moves with its council: an operator sees to that.
        var isAnothers =
            tx.Principal.Kind != PrincipalKind.Operator
            && await tx.QuerySingleAsync<bool>(
                "select identity.issuer_was_of_another(@issuer, @councilId)",
                new { issuer, councilId }
            );
        var id = Guid.CreateVersion7(tx.Now);
        var isNew = !isAnothers && await InsertAsync(id, councilId, issuer, terms, tx);
        if (!isNew)
            throw Fault.AlreadyExists(
                "issuer",
                "issuer: it is registered already. An issuer speaks for one council only; ask the operator of the platform where it is yours."
            );
        return new RegisterIssuerResponse { Issuer = (await LockAsync(id, tx)).ToProto() };
    }

    private static async Task CheckNumberAsync(Guid councilId, ServiceTransaction tx)
    {
        await tx.ExecuteAsync(
            "select pg_advisory_xact_lock(hashtextextended('identity: issuers of ' || @councilId::text, 0))",
            new { councilId }
        );
        var number = await tx.QuerySingleAsync<int>(
            "select count(*)::int from identity.token_issuer where council_id = @councilId and disabled_at is null",
            new { councilId }
        );
        if (number >= MostOfACouncil)
            throw Fault.StateConflict(
                $"The council has {MostOfACouncil} enabled issuers already. Disable one first."
            );
    }

    private static async Task<bool> InsertAsync(
        Guid id,
        Guid councilId,
        string issuer,
        IssuerTerms terms,
        ServiceTransaction tx
    ) =>
        await tx.ExecuteAsync(
            """
            insert into identity.token_issuer (id, council_id, name, issuer, audience, token_type, client_ids, role_claim,
                role_values, roles, created_at)
            values (@id, @councilId, @Name, @issuer, @Audience, @tokenType, @clientIds, @RoleClaim,
                @RoleValues, @RoleNames, @Now)
            on conflict do nothing
            """,
            new
            {
                id,
                councilId,
                terms.Name,
                issuer,
                terms.Audience,
                tokenType = TokenTypes.NameOf(terms.TokenType),
                clientIds = terms.ClientIds.ToArray(),
                terms.RoleClaim,
                terms.RoleValues,
                terms.RoleNames,
                tx.Now,
            }
        ) == 1;

    private static bool SameIssuer(string a, string b) =>
        string.Equals(a.TrimEnd('/'), b.TrimEnd('/'), StringComparison.OrdinalIgnoreCase);
}
