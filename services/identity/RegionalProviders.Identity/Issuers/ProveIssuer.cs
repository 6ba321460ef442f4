using Grpc.Core;
using Microsoft.EntityFrameworkCore;
using RegionalProviders.Common.V1;
using RegionalProviders.Identity.Data;
using RegionalProviders.Identity.V1;
using RegionalProviders.Kernel;
using RegionalProviders.Persistence;

namespace RegionalProviders.Identity.Issuers;

internal sealed partial class IssuerGrpcService
{
    // A proof makes us fetch two documents from an address that the council chose.
    private static readonly TimeSpan BetweenProofs = TimeSpan.FromSeconds(5);

    public override async Task<ProveIssuerResponse> ProveIssuer(
        ProveIssuerRequest request,
        ServerCallContext context
    )
    {
        var id = request.Id.ToId("id");
        var issuer = await database.InTransactionAsync(
            context.Principal(),
            tx => TryProofAsync(id, tx),
            context.CancellationToken
        );
        if (issuer.ProvedAt is not null)
            return new ProveIssuerResponse { Issuer = issuer.ToProto() };
        // Outside a transaction, as the issuer may be slow.
        var isGiven = await proof.IsGivenAsync(
            issuer.ToTrusted(),
            issuer.Challenge,
            request.Token,
            context.CancellationToken
        );
        if (!isGiven)
            throw Fault.Invalid(
                "token",
                "must be an access token as the registration asks (issuer, audience, type, client), signed by the issuer, whose claim roles contains the challenge."
            );
        return await database.InTransactionAsync(
            context.Principal(),
            tx => ProveAsync(id, tx),
            context.CancellationToken
        );
    }

    private static async Task<TokenIssuer> TryProofAsync(Guid id, ServiceTransaction tx)
    {
        if (tx.Principal.Kind == PrincipalKind.Operator)
            throw Fault.StateConflict(
                "The council's administrators prove that it controls its issuer."
            );
        var issuer = await tx.LockIssuerAsync(id);
        if (issuer.ProvedAt is not null)
            return issuer;
        await tx.LockAsync($"identity: issuers of {issuer.CouncilId}");
        var db = await tx.EntitiesAsync<IdentityDbContext>();
        var last = await db.Set<TokenIssuer>()
            .Where(each => each.CouncilId == issuer.CouncilId)
            .MaxAsync(each => each.ProofTriedAt, tx.CancellationToken);
        if (last is { } at && (tx.Now - at).Duration() < BetweenProofs)
            throw Fault.LimitExceeded(
                "A proof was tried a moment ago. Try again in a few seconds.",
                "ProveIssuer",
                "once in 5 s for one council",
                BetweenProofs
            );
        issuer.TryProof(tx.Now);
        return issuer;
    }

    private static async Task<ProveIssuerResponse> ProveAsync(Guid id, ServiceTransaction tx)
    {
        var issuer = await tx.LockIssuerAsync(id);
        if (issuer.DisabledAt is null)
            issuer.Prove(tx.Now);
        else
            throw Fault.StateConflict("The issuer is disabled. Register it again to trust it.");
        // Whoever is told this has just shown that it controls the issuer: it learns of nobody else's.
        await tx.SaveUniqueAsync(
            TokenIssuerConfiguration.UniqueIssuerIndex,
            () =>
                Fault.StateConflict(
                    "Another council has proved that it controls this issuer, and it speaks for that one. Ask the operator of the platform, as when councils merge."
                )
        );
        return new ProveIssuerResponse { Issuer = issuer.ToProto() };
    }
}
