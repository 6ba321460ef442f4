using FluentValidation;
using Grpc.Core;
using RegionalProviders.Common.V1;
using RegionalProviders.Identity.Data;
using RegionalProviders.Identity.Setup;
using RegionalProviders.Identity.V1;
using RegionalProviders.Kernel;
using RegionalProviders.Persistence;

namespace RegionalProviders.Identity.Issuers;

internal sealed class UpdateIssuerRequestValidator : AbstractValidator<UpdateIssuerRequest>
{
    public UpdateIssuerRequestValidator()
    {
        var allowed = string.Join(", ", IssuerTerms.Fields);
        RuleFor(request => request.Issuer).NotNull().WithMessage("is required.");
        RuleFor(request => request.UpdateMask)
            .Must(mask => mask?.Paths.Count > 0)
            .WithMessage($"must name the fields to change: {allowed}.");
        RuleForEach(request => request.UpdateMask.Paths)
            .Must(path => IssuerTerms.Fields.Contains(path))
            .When(request => request.UpdateMask is not null)
            .WithMessage($"must be fields that can be changed: {allowed}.");
    }
}

internal sealed partial class IssuerGrpcService
{
    public override Task<UpdateIssuerResponse> UpdateIssuer(
        UpdateIssuerRequest request,
        ServerCallContext context
    )
    {
        var id = request.Issuer.Id.ToId("issuer.id");
        return database.InTransactionAsync(
            context.Principal(),
            tx => UpdateAsync(id, request, tx),
            context.CancellationToken
        );
    }

    private static async Task<UpdateIssuerResponse> UpdateAsync(
        Guid id,
        UpdateIssuerRequest request,
        ServiceTransaction tx
    )
    {
        if (tx.Principal.Kind == PrincipalKind.Operator)
            throw Fault.StateConflict(
                "The council's administrators say what its issuer's tokens give. An operator may disable it."
            );
        var issuer = await tx.LockIssuerAsync(id);
        Etag.Check(request.Issuer.Etag, issuer.Version);
        issuer.MarkIf(await SetupState.MarksAsync(tx));
        issuer.Change(now =>
            IssuerTerms
                .Of(now.ToProto(), request.Issuer, request.UpdateMask.Paths.ToHashSet())
                .Checked("issuer.")
        );
        (await tx.EntitiesAsync<IdentityDbContext>()).Touch(issuer);
        await tx.SaveAsync();
        return new UpdateIssuerResponse { Issuer = issuer.ToProto() };
    }
}
