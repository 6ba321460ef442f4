using FluentValidation;
using Grpc.Core;
using RegionalProviders.AccessLog;
using RegionalProviders.Identity.V1;
using RegionalProviders.Kernel;
using RegionalProviders.Persistence;

namespace RegionalProviders.Identity.Addresses;

internal sealed class ListAddressHoldersRequestValidator
    : AbstractValidator<ListAddressHoldersRequest>
{
    public ListAddressHoldersRequestValidator()
    {
        RuleFor(request => request.Email)
            .Must((request, email) => email.Length > 0 != request.Domain.Length > 0)
            .WithMessage("give either an e-mail address, or a domain and its council.");
        RuleFor(request => request.CouncilId)
            .Must((request, council) => council.Length > 0 == request.Domain.Length > 0)
            .WithMessage("goes with a domain, and only with it.");
    }
}

internal sealed partial class AddressGrpcService
{
    public override Task<ListAddressHoldersResponse> ListAddressHolders(
        ListAddressHoldersRequest request,
        ServerCallContext context
    )
    {
        var page = Page.Of(request, keys: 2);
        var council = request.CouncilId.ToOptionalId("council_id");
        return database.InTransactionAsync(
            context.Principal(),
            tx => ListHoldersAsync(request, council, page, tx),
            context.CancellationToken
        );
    }

    private static async Task<ListAddressHoldersResponse> ListHoldersAsync(
        ListAddressHoldersRequest request,
        Guid? council,
        Page page,
        ServiceTransaction tx
    )
    {
        // Addresses are stored as the framework normalises them.
        var email = request.Email.ToUpperInvariant();
        var domain = request.Domain.ToLowerInvariant();
        if (council is { } id)
            await AddressHolders.AskAsync(new AskedDomain(domain, id), tx);
        else
            await AddressHolders.AskAsync(email, tx);
        var rows = await tx.QueryAsync<AddressHolderRow>(
            $"""
            {AddressHolderRow.Select}
            where u.disabled_at is null
                and (
                    u.normalised_email = @email
                    or identity.is_under(u.normalised_email, @domain) and u.council_id is distinct from @council
                )
                and (@lastEmail::text is null or (u.normalised_email, u.id::text) > (@lastEmail, @lastId))
            order by u.normalised_email, u.id::text
            limit @Fetch
            """,
            new
            {
                email,
                domain,
                council,
                lastEmail = page.After?[0],
                lastId = page.After?[1],
                page.Fetch,
            }
        );
        var next = page.Cut(
            rows,
            row => [row.NormalisedEmail, row.Id.ToString()],
            row => row.ToProto(),
            out var holders
        );
        foreach (var row in rows.Take(holders.Count))
            tx.RecordAccess(row.Accessed);
        return new ListAddressHoldersResponse { Holders = { holders }, NextPageToken = next };
    }
}
