using Grpc.Core;
using RegionalProviders.Kernel;
using RegionalProviders.Persistence;
using RegionalProviders.Providers.Settings.Search;
using RegionalProviders.Providers.V1;

namespace RegionalProviders.Providers.Registrations;

internal sealed partial class RegistrationGrpcService
{
    public override async Task<ListOrganisationsResponse> ListOrganisations(
        ListOrganisationsRequest request,
        ServerCallContext context
    )
    {
        var page = Page.Of(request, keys: 1);
        var filter = new SqlFilter();
        filter.Where(RegistrationSql.MayRead);
        if (NameQuery.Of(request.Query) is { } name)
            filter.Where(
                $"o.id = any (array(select {ProvidersModule.Name}.organisations_named({filter.Parameter(name.Words)})))"
            );
        if (page.After is { } keys)
            filter.Where($"o.name_key > {filter.Parameter(keys.Text(0))}");

        var rows = await database.ReadAsync(
            context.Principal(),
            $"""
            select {OrganisationSql.Columns}, o.name_key
            from {ProvidersModule.Name}.organisation o
            where {filter.Conditions}
            order by o.name_key limit {filter.Parameter(page.Fetch)}
            """,
            filter.Parameters,
            row => (Organisation: OrganisationSql.Read(row), Key: row.GetString(4)),
            context.CancellationToken
        );
        var token = page.Cut(rows, row => [row.Key], row => row.Organisation, out var shown);
        return new ListOrganisationsResponse { Organisations = { shown }, NextPageToken = token };
    }
}
