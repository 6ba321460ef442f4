using RegionalProviders.Identity.V1;
using MachineClient = RegionalProviders.Identity.V1.Client;

namespace RegionalProviders.Cli.Output.Shapes;

/// <summary>Councils, consortia, clients, users and the caller.</summary>
internal static class IdentityShapes
{
    public static readonly Shape<Council> Council = Shape.Of<Council>(
        ("GSS", council => council.GssCode),
        ("DfE", council => council.DfeCode),
        ("Name", council => council.Name),
        ("Region", council => council.Region),
        ("Nation", council => council.Nation),
        ("Until", council => council.ExistsTo.Text()),
        ("Id", council => council.Id)
    );

    public static readonly Shape<Council> CouncilInFull = Council with
    {
        Columns =
        [
            .. Council.Columns,
            new("From", council => council.ExistsFrom.Text()),
            new("Also called", council => string.Join("; ", council.AlternativeNames)),
            new(
                "Codes",
                council =>
                    string.Join("; ", council.Codes.Select(code => $"{code.Scheme} {code.Code}"))
            ),
        ],
    };

    public static readonly Shape<Consortium> Consortium = Shape.Of<Consortium>(
        ("Name", consortium => consortium.Name),
        ("Members", consortium => consortium.MemberCount.Text()),
        ("Id", consortium => consortium.Id)
    );

    public static readonly Shape<Membership> Membership = Shape.Of<Membership>(
        ("Council", membership => membership.CouncilName),
        ("From", membership => membership.From.Text()),
        ("To", membership => membership.To.Text()),
        ("Council id", membership => membership.CouncilId),
        ("Membership id", membership => membership.Id)
    );

    public static readonly Shape<MachineClient> Client = Shape.Of<MachineClient>(
        ("Client id", client => client.ClientId),
        ("Name", client => client.Name),
        ("Kind", client => EnumText.Of(client.Kind)),
        ("Roles", client => string.Join(", ", client.Roles.Select(EnumText.Of))),
        ("Signs in with", client => client.UsesKey ? "key" : "secret"),
        ("Created", client => client.CreatedAt.Text()),
        ("Disabled", client => client.DisabledAt.Text()),
        ("Made by operator", client => client.MadeByOperator ? "yes: rp setup show" : null)
    );

    public static readonly Shape<CouncilSetup> Setup = Shape.Of<CouncilSetup>(
        ("Set up by an operator", setup => setup.SetUpAt.Text()),
        ("Confirmed", setup => setup.ConfirmedAt.Text() ?? "no: rp setup confirm"),
        ("Confirmed by", setup => setup.ConfirmedBy),
        (
            "By a person",
            setup =>
                setup.ConfirmedAt is null ? null
                : setup.ConfirmedByPerson ? "yes"
                : "no: by a client whose secret an operator may know"
        ),
        (
            "Waiting",
            setup =>
                string.Join(
                    ", ",
                    setup.Waiting.Select(item => $"{EnumText.Of(item.Kind)} {item.Name}")
                )
        )
    );

    public static readonly Shape<User> User = Shape.Of<User>(
        ("Email", user => user.Email),
        ("Name", user => user.DisplayName),
        ("State", user => EnumText.Of(user.State)),
        ("Kind", user => EnumText.Of(user.Kind)),
        ("Roles", user => string.Join(", ", user.Roles.Select(EnumText.Of))),
        ("Created", user => user.CreatedAt.Text()),
        ("Disabled", user => user.DisabledAt.Text()),
        ("Id", user => user.Id)
    );

    public static readonly Shape<Issuer> Issuer = Shape.Of<Issuer>(
        ("Name", issuer => issuer.Name),
        ("Issuer", issuer => issuer.Issuer_),
        ("Audience", issuer => issuer.Audience),
        ("Role claim", issuer => issuer.RoleClaim),
        (
            "Roles",
            issuer =>
                string.Join(
                    ", ",
                    issuer.RoleMappings.Select(map => $"{map.Value}={EnumText.Of(map.Role)}")
                )
        ),
        ("Council id", issuer => issuer.CouncilId),
        ("Created", issuer => issuer.CreatedAt.Text()),
        (
            "Proved",
            issuer => issuer.ProvedAt?.Text() ?? (issuer.DisabledAt is null ? "not yet" : null)
        ),
        ("Challenge", issuer => issuer.Challenge),
        ("Disabled", issuer => issuer.DisabledAt.Text()),
        ("Id", issuer => issuer.Id)
    );

    public static readonly Shape<CouncilDomain> Domain = Shape.Of<CouncilDomain>(
        ("Domain", domain => domain.Domain),
        ("Council id", domain => domain.CouncilId),
        ("Since", domain => domain.CreatedAt.Text())
    );

    public static readonly Shape<AddressHolder> AddressHolder = Shape.Of<AddressHolder>(
        ("Email", holder => holder.Email),
        ("Kind", holder => EnumText.Of(holder.Kind)),
        ("Council id", holder => holder.CouncilId),
        ("Organisation id", holder => holder.OrganisationId),
        ("State", holder => EnumText.Of(holder.State)),
        ("Created", holder => holder.CreatedAt.Text()),
        ("Activated", holder => holder.ActivatedAt.Text()),
        ("Can be freed", holder => holder.CanBeFreed ? "yes" : "no"),
        ("User id", holder => holder.UserId)
    );

    public static readonly Shape<WhoAmIResponse> Caller = Shape.Of<WhoAmIResponse>(
        ("Subject", caller => caller.Subject),
        ("Kind", caller => EnumText.Of(caller.Kind)),
        ("Council", caller => caller.CouncilName),
        ("Council id", caller => caller.CouncilId),
        ("Organisation id", caller => caller.OrganisationId),
        ("Consortium ids", caller => string.Join(", ", caller.ConsortiumIds)),
        ("Roles", caller => string.Join(", ", caller.Roles.Select(EnumText.Of))),
        ("Permissions", caller => string.Join(", ", caller.Permissions.Select(EnumText.Of))),
        ("Token ends", caller => caller.TokenExpiresAt.Text())
    );
}
