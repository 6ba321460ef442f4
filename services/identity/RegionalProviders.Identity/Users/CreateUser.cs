using System.Net.Mail;
using FluentValidation;
using Grpc.Core;
using RegionalProviders.Common.V1;
using RegionalProviders.Identity.Shared;
using RegionalProviders.Identity.SignIn;
using RegionalProviders.Identity.V1;
using RegionalProviders.Kernel;
using RegionalProviders.Persistence;

namespace RegionalProviders.Identity.Users;

internal sealed class CreateUserRequestValidator : AbstractValidator<CreateUserRequest>
{
    public CreateUserRequestValidator()
    {
        RuleFor(request => request.Email)
            .Must(IsEmail)
            .WithMessage("must be an e-mail address, e.g. officer@council.example.");
        RuleFor(request => request.DisplayName)
            .Must(name => name.Trim().Length == name.Length && name.Length >= 2)
            .WithMessage("must have 2 to 100 characters, no space first or last.");
    }

    private static bool IsEmail(string text) =>
        MailAddress.TryCreate(text, out var address)
        && string.Equals(address.Address, text, StringComparison.Ordinal)
        && text.All(char.IsAscii);
}

internal sealed partial class UserGrpcService
{
    public override Task<CreateUserResponse> CreateUser(
        CreateUserRequest request,
        ServerCallContext context
    )
    {
        var creator = context.Principal();
        var owner = Owner.Of(
            new OwnerFields(
                request.Kind,
                request.CouncilId,
                request.ConsortiumIds,
                request.OrganisationId,
                request.Roles
            ),
            creator
        );
        if (
            creator.Kind == PrincipalKind.Operator
            && owner.Kind == PrincipalKind.Council
            && owner.Roles is not [Role.Administrator]
        )
            throw Fault.Invalid(
                "roles",
                "must be ADMINISTRATOR alone: an operator gives a council its first administrators, who give the other roles."
            );
        return database.InTransactionAsync(
            creator,
            tx =>
                tx.OnceAsync(
                    request.RequestId,
                    request,
                    () => CreateAsync(request, owner, tx),
                    keep: response => new CreateUserResponse { User = response.User }
                ),
            context.CancellationToken
        );
    }

    private async Task<CreateUserResponse> CreateAsync(
        CreateUserRequest request,
        Owner owner,
        ServiceTransaction tx
    )
    {
        await owner.CheckExistsAsync(tx);
        var id = Guid.CreateVersion7(tx.Now);
        var isNew = await tx.ExecuteAsync(
            """
            insert into identity.user_account (id, email, normalised_email, display_name, kind, council_id,
                consortium_ids, organisation_id, roles, security_stamp, created_at)
            values (@id, @Email, @normalised, @DisplayName, @kind, @CouncilId,
                @ConsortiumIds, @OrganisationId, @roles, @stamp, @now)
            on conflict do nothing
            """,
            new
            {
                id,
                request.Email,
                normalised = EmailAddress.Normalise(request.Email),
                request.DisplayName,
                kind = owner.KindName,
                owner.CouncilId,
                owner.ConsortiumIds,
                owner.OrganisationId,
                roles = owner.RoleNames,
                stamp = Guid.NewGuid(),
                now = tx.Now,
            }
        );
        if (isNew == 0)
            throw Fault.AlreadyExists("email", "The e-mail address is in use by another user.");
        await invitations.StartAfreshAsync(id, tx);
        var invitation = await Invitations.IssueAsync(id, tx);
        return new CreateUserResponse
        {
            User = (await ReadAsync(id, tx)).ToProto(),
            Invitation = Link(invitation),
        };
    }
}
