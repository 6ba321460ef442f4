using Grpc.Core;
using Npgsql;
using RegionalProviders.Kernel;
using RegionalProviders.Providers.V1;

namespace RegionalProviders.Providers.Registrations;

internal sealed partial class RegistrationGrpcService
{
    public override async Task<GetOrganisationResponse> GetOrganisation(
        GetOrganisationRequest request,
        ServerCallContext context
    )
    {
        var found = await database.ReadAsync(
            context.Principal(),
            $"""
            select {OrganisationSql.Columns}
            from {ProvidersModule.Name}.organisation o
            where o.id = $1 and {RegistrationSql.MayRead}
            """,
            [new NpgsqlParameter<Guid> { TypedValue = request.Id.ToId("id") }],
            OrganisationSql.Read,
            context.CancellationToken
        );
        return new GetOrganisationResponse
        {
            Organisation = found.SingleOrDefault() ?? throw Fault.NotFound("organisation"),
        };
    }
}
