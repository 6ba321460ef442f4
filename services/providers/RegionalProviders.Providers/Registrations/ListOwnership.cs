using FluentValidation;
using Grpc.Core;
using Npgsql;
using RegionalProviders.Errors;
using RegionalProviders.Hosting.Mapping;
using RegionalProviders.Persistence;
using RegionalProviders.Providers.V1;
using RegionalProviders.Tenancy;

namespace RegionalProviders.Providers.Registrations;

internal sealed class ListOwnershipValidator : AbstractValidator<ListOwnershipRequest>
{
    public ListOwnershipValidator() =>
        RuleFor(request => request.Key)
            .NotNull()
            .WithMessage("is required: regulator and URN.")
            .SetValidator(new RegistrationKeyValidator());
}

internal sealed partial class RegistrationGrpcService
{
    public override async Task<ListOwnershipResponse> ListOwnership(
        ListOwnershipRequest request,
        ServerCallContext context
    )
    {
        var page = Page.Of(request, keys: 2);
        var parameters = new List<NpgsqlParameter>(request.Key.Parameters())
        {
            new NpgsqlParameter<int> { TypedValue = page.Fetch },
        };
        var after = "";
        if (page.After is { } keys)
        {
            parameters.Add(new NpgsqlParameter<DateOnly> { TypedValue = keys.Day(0) });
            parameters.Add(new NpgsqlParameter<Guid> { TypedValue = keys.Id(1) });
            after = "and (x.from_on < $4 or (x.from_on = $4 and x.id > $5))";
        }

        // The owner before is another organisation, whose name a provider may not be shown: then the period stands alone.
        var rows = await database.ReadAsync(
            context.Principal(),
            $"""
            select w.id, w.from_on, w.to_on, o.id, o.name, o.company_number
            from {ProvidersModule.Name}.registration r
            left join lateral (
                select * from {ProvidersModule.Name}.ownership x
                where x.registration_id = r.id {after}
                order by x.from_on desc, x.id limit $3
            ) w on true
            left join {ProvidersModule.Name}.organisation o on o.id = w.organisation_id
            where r.regulator = $1 and r.urn = $2 and {RegistrationSql.MayRead}
            order by w.from_on desc, w.id
            """,
            parameters,
            ReadOwnership,
            context.CancellationToken
        );
        if (rows.Count == 0)
            throw Fault.NotFound("registration");

        var token = page.Next(
            [.. rows.OfType<OwnershipRow>()],
            row => [PageKeys.Of(row.From), row.Id.ToString()],
            out var shown
        );
        return new ListOwnershipResponse
        {
            Ownerships = { shown.Select(row => row.Ownership) },
            NextPageToken = token,
        };
    }

    private static OwnershipRow? ReadOwnership(NpgsqlDataReader row) =>
        row.IsDBNull(0)
            ? null
            : new OwnershipRow(
                row.GetGuid(0),
                row.GetFieldValue<DateOnly>(1),
                new Ownership
                {
                    From = row.Day(1).ToProto(),
                    To = row.Day(2).ToProto(),
                    Organisation = row.IsDBNull(3)
                        ? null
                        : RegistrationMapping.Organisation(row, 3),
                }
            );

    private sealed record OwnershipRow(Guid Id, DateOnly From, Ownership Ownership);
}
