using FluentValidation;
using Grpc.Core;
using RegionalProviders.AccessLog;
using RegionalProviders.Common.V1;
using RegionalProviders.Identity.Data;
using RegionalProviders.Identity.Shared;
using RegionalProviders.Identity.V1;
using RegionalProviders.Kernel;
using RegionalProviders.Persistence;

namespace RegionalProviders.Identity.Addresses;

internal sealed class CreateCouncilDomainRequestValidator
    : AbstractValidator<CreateCouncilDomainRequest>
{
    public CreateCouncilDomainRequestValidator() =>
        RuleFor(request => request.Domain)
            .Custom(
                (domain, context) =>
                {
                    if (DomainName.Problem(domain) is { } problem)
                        context.AddFailure(problem);
                }
            );
}

internal sealed partial class AddressGrpcService
{
    public override Task<CreateCouncilDomainResponse> CreateCouncilDomain(
        CreateCouncilDomainRequest request,
        ServerCallContext context
    )
    {
        var council = request.CouncilId.ToId("council_id");
        return database.RunIdempotentAsync(
            context.Principal(),
            request.RequestId,
            request,
            tx => CreateDomainAsync(request.Domain, council, tx),
            context.CancellationToken
        );
    }

    private static async Task<CreateCouncilDomainResponse> CreateDomainAsync(
        string domain,
        Guid council,
        ServiceTransaction tx
    )
    {
        await new Owner(
            PrincipalKind.Council,
            council,
            [],
            null,
            [Role.Administrator]
        ).CheckExistsAsync(tx);
        await tx.LockAsync(CouncilDomainConfiguration.Lock);
        await RefuseOverlapAsync(domain, council, tx);
        await RefuseHeldAsync(domain, council, tx);
        var added = new CouncilDomainEntity(domain, council, tx.Now);
        (await tx.EntitiesAsync<IdentityDbContext>()).Add(added);
        tx.RecordAccess(added.Accessed);
        return new CreateCouncilDomainResponse { Domain = added.ToProto() };
    }

    private static async Task RefuseOverlapAsync(string domain, Guid council, ServiceTransaction tx)
    {
        var overlaps = await tx.QuerySingleAsync<bool>(
            """
            select exists (
                select from identity.council_domain d
                where identity.is_under(@domain, d.domain)
                    or identity.is_under(d.domain, @domain) and d.council_id <> @council
            )
            """,
            new { domain, council }
        );
        if (overlaps)
            throw Fault.AlreadyExists(
                "domain",
                "domain: it or a domain above it is a council's already, or one below it is another council's."
            );
    }

    /// <summary>
    /// Accounts that nobody has activated give way by themselves: the database lets nobody activate them any more.
    /// </summary>
    private static async Task RefuseHeldAsync(string domain, Guid council, ServiceTransaction tx)
    {
        await AddressHolders.AskAsync(new AskedDomain(domain, council), tx);
        var isHeld = await tx.QuerySingleAsync<bool>(
            """
            select exists (
                select from identity.user_account u
                where u.disabled_at is null and u.activated_at is not null
                    and identity.is_under(u.normalised_email, @domain)
                    and u.council_id is distinct from @council
                    and not (u.kind = 'coordinator' and exists (
                        select from identity.membership m
                        where m.council_id = @council and m.consortium_id = any (u.consortium_ids)
                            and m.valid_from <= identity.today() and coalesce(m.valid_to >= identity.today(), true)
                    ))
            )
            """,
            new { domain, council }
        );
        if (isHeld)
            throw Fault.StateConflict(
                "Others have activated accounts with addresses at this domain. ListAddressHolders shows them; free the addresses first (FreeAddress)."
            );
    }
}
