using System.Net.Mail;
using FluentValidation;
using Grpc.Core;
using Microsoft.EntityFrameworkCore;
using RegionalProviders.AccessLog;
using RegionalProviders.Common.V1;
using RegionalProviders.Identity.Addresses;
using RegionalProviders.Identity.Setup;
using RegionalProviders.Identity.Shared;
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
        && text.All(char.IsAscii)
        && DomainName.IsWellFormed(address.Host.ToLowerInvariant());
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
        return transactions.RunAsync(
            creator,
            work =>
                work.Tx.RunIdempotentAsync(
                    request.RequestId,
                    request,
                    () => CreateAsync(request, owner, work),
                    keep: response => new CreateUserResponse { User = response.User }
                ),
            context.CancellationToken
        );
    }

    private async Task<CreateUserResponse> CreateAsync(
        CreateUserRequest request,
        Owner owner,
        UserWork work
    )
    {
        await owner.CheckExistsAsync(work.Tx);
        var isFirst =
            work.Tx.Principal.Kind == PrincipalKind.Operator && owner.Kind == PrincipalKind.Council;
        if (isFirst)
        {
            await Administrators.CheckIsFirstAsync(owner, work.Tx);
            await SetupState.BeginAsync(owner.CouncilId!.Value, work.Tx);
        }

        var user = new UserAccount(
            Guid.CreateVersion7(work.Tx.Now),
            request.Email,
            request.DisplayName,
            owner,
            isFirst || await SetupState.MarksAsync(work.Tx),
            work.Tx.Now
        );
        var invitation = work.Invite(user, options.Value);
        try
        {
            await work.Users.CreateAsync(user);
        }
        catch (DbUpdateException exception) when (UserAddress.IsOfAnother(exception))
        {
            throw Fault.Invalid("email", UserAddress.Rule);
        }
        catch (DbUpdateException exception) when (UserAddress.IsInUse(exception))
        {
            throw Fault.AlreadyExists("email", "The e-mail address is in use by another user.");
        }

        await work.Users.ResetSecondFactorAsync(user);
        await RecordForHostsAsync(user, work);
        return new CreateUserResponse { User = work.Changed(user), Invitation = invitation };
    }

    /// <summary>A coordinator may have an address of a member's: that council sees it in its access log.</summary>
    private static async Task RecordForHostsAsync(UserAccount user, UserWork work)
    {
        if (user.ConsortiumIds.Length == 0)
            return;
        var hosts = await work.Tx.QueryAsync<Guid>(
            "select identity.hosts_of_address(@NormalizedEmail, @ConsortiumIds)",
            new { user.NormalizedEmail, user.ConsortiumIds }
        );
        foreach (var host in hosts)
            work.Tx.RecordAccess(user.Accessed() with { Owner = ChainName.Council(host) });
    }
}
