using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using Microsoft.IdentityModel.JsonWebTokens;
using RegionalProviders.Identity.V1;
using RegionalProviders.Kernel;

namespace RegionalProviders.Identity.Principals;

internal sealed partial class PrincipalGrpcService
{
    public override async Task<WhoAmIResponse> WhoAmI(
        WhoAmIRequest request,
        ServerCallContext context
    )
    {
        var principal = context.Principal();
        var rows = await database.RowsAsync<Standing>(
            principal,
            """
            select (select name from identity.council where id = identity.tenant_id()) as council_name,
                identity.my_consortia() as consortium_ids
            """,
            context.CancellationToken
        );
        var standing = rows[0];
        return new WhoAmIResponse
        {
            Subject = principal.Subject,
            Kind = principal.Kind,
            CouncilId = principal.CouncilId.ToProto(),
            CouncilName = standing.CouncilName ?? "",
            ConsortiumIds = { standing.ConsortiumIds.Select(id => id.ToString()) },
            OrganisationId = principal.OrganisationId.ToProto(),
            Roles = { principal.Roles },
            Permissions = { principal.Roles.SelectMany(RolePermissions.Of).Distinct().Order() },
            TokenExpiresAt = ExpiryOf(context),
        };
    }

    /// <summary>From the token of this call, which authentication has verified.</summary>
    private static Timestamp ExpiryOf(ServerCallContext context)
    {
        var header = context.RequestHeaders.GetValue("authorization")!;
        return new JsonWebToken(header["Bearer ".Length..].Trim()).ValidTo.ToTimestamp();
    }

    private sealed record Standing
    {
        public string? CouncilName { get; init; }
        public Guid[] ConsortiumIds { get; init; } = [];
    }
}
