using FluentValidation;
using Grpc.Core;
using Npgsql;
using RegionalProviders.Errors;
using RegionalProviders.Persistence;
using RegionalProviders.Providers.V1;
using RegionalProviders.Tenancy;

namespace RegionalProviders.Providers.Registrations;

internal sealed class ListInspectionsValidator : AbstractValidator<ListInspectionsRequest>
{
    public ListInspectionsValidator() =>
        RuleFor(request => request.Key)
            .NotNull()
            .WithMessage("is required: regulator and URN.")
            .SetValidator(new RegistrationKeyValidator());
}

internal sealed partial class RegistrationGrpcService
{
    public override async Task<ListInspectionsResponse> ListInspections(
        ListInspectionsRequest request,
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
            after = "and (x.inspected_on < $4 or (x.inspected_on = $4 and x.id > $5))";
        }

        // A registration without inspections is a row without one; no row at all means no such registration.
        var rows = await database.ReadAsync(
            context.Principal(),
            $"""
            select i.id, i.inspected_on, i.event_number, i.event_type, i.published_on, i.scale, i.overall, i.band,
                i.themes::text, i.direction
            from {ProvidersModule.Name}.registration r
            left join lateral (
                select * from {ProvidersModule.Name}.inspection x
                where x.registration_id = r.id {after}
                order by x.inspected_on desc, x.id limit $3
            ) i on true
            where r.regulator = $1 and r.urn = $2 and {RegistrationSql.MayRead}
            order by i.inspected_on desc, i.id
            """,
            parameters,
            InspectionMapping.Read,
            context.CancellationToken
        );
        if (rows.Count == 0)
            throw Fault.NotFound("registration");

        var token = page.Next(
            [.. rows.OfType<InspectionMapping.Row>()],
            row => [PageKeys.Of(row.InspectedOn), row.Id.ToString()],
            out var shown
        );
        return new ListInspectionsResponse
        {
            Inspections = { shown.Select(row => row.Inspection) },
            NextPageToken = token,
        };
    }
}
