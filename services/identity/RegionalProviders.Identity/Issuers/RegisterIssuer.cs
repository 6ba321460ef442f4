using Grpc.Core;
using Microsoft.EntityFrameworkCore;
using RegionalProviders.Common.V1;
using RegionalProviders.Identity.Data;
using RegionalProviders.Identity.Setup;
using RegionalProviders.Identity.Shared;
using RegionalProviders.Identity.V1;
using RegionalProviders.Kernel;
using RegionalProviders.Persistence;

namespace RegionalProviders.Identity.Issuers;

internal sealed partial class IssuerGrpcService
{
    private const int MaxIssuersPerCouncil = 5;

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
        if (SharedIssuers.Contains(request.Issuer))
            throw Fault.Invalid(
                "issuer",
                "must be the council's own: this one signs for many organisations. With Microsoft Entra ID it has the id of your directory."
            );
        if (context.Principal().Kind == PrincipalKind.Operator)
            throw Fault.StateConflict(
                "A council registers its own issuers, and proves that it controls them."
            );
        return database.RunIdempotentAsync(
            context.Principal(),
            request.RequestId,
            request,
            tx => RegisterAsync(request.Issuer, owner, terms, tx),
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
        var db = await tx.EntitiesAsync<IdentityDbContext>();
        var added = new TokenIssuer(
            councilId,
            issuer,
            terms,
            await SetupState.MarksAsync(tx),
            tx.Now
        );
        db.Add(added);
        await tx.SaveUniqueAsync(TokenIssuerConfiguration.OnceACouncilIndex, RegisteredAlready);
        return new RegisterIssuerResponse { Issuer = added.ToProto() };
    }

    private static ServiceException RegisteredAlready() =>
        Fault.AlreadyExists("issuer", "issuer: your council has registered it already.");

    private static async Task CheckNumberAsync(Guid councilId, ServiceTransaction tx)
    {
        await tx.LockAsync($"identity: issuers of {councilId}");
        var db = await tx.EntitiesAsync<IdentityDbContext>();
        var number = await db.Set<TokenIssuer>()
            .CountAsync(
                each => each.CouncilId == councilId && each.DisabledAt == null,
                tx.CancellationToken
            );
        if (number >= MaxIssuersPerCouncil)
            throw Fault.StateConflict(
                $"The council has {MaxIssuersPerCouncil} enabled issuers already. Disable one first."
            );
    }

    private static bool SameIssuer(string a, string b) =>
        string.Equals(a.TrimEnd('/'), b.TrimEnd('/'), StringComparison.OrdinalIgnoreCase);
}
