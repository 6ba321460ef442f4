using RegionalProviders.Common.V1;
using RegionalProviders.Kernel;
using RegionalProviders.Persistence;

namespace RegionalProviders.Identity.Shared;

/// <summary>The fields of a request to create a client or a user that say for whom it speaks.</summary>
internal sealed record OwnerFields(
    PrincipalKind Kind,
    string CouncilId,
    IReadOnlyList<string> ConsortiumIds,
    string OrganisationId,
    IReadOnlyList<Role> Roles
);

/// <summary>
/// For whom a client or a user speaks and in which roles: exactly what the kind requires and the creator may grant.
/// </summary>
internal sealed record Owner(
    PrincipalKind Kind,
    Guid? CouncilId,
    Guid[] ConsortiumIds,
    Guid? OrganisationId,
    Role[] Roles
)
{
    private const int MaxConsortia = 50;

    /// <summary>The platform itself.</summary>
    internal static Owner Operator { get; } =
        new(PrincipalKind.Operator, null, [], null, [Role.Operator]);

    internal string KindName => Kind.ToString().ToLowerInvariant();

    internal string[] RoleNames => [.. Roles.Select(PrincipalClaims.NameOf)];

    /// <summary>Reads the request; a council's administrator may create only for its own council.</summary>
    internal static Owner Of(OwnerFields request, Principal creator)
    {
        if (creator.Kind != PrincipalKind.Operator && request.Kind != PrincipalKind.Council)
            throw Fault.Invalid("kind", "must be COUNCIL: a council creates for itself only.");
        RefuseOthers(request);
        return request.Kind switch
        {
            PrincipalKind.Council => new(
                request.Kind,
                CouncilOf(request, creator),
                [],
                null,
                CouncilRoles(request.Roles)
            ),
            PrincipalKind.Coordinator => new(
                request.Kind,
                null,
                Consortia(request),
                null,
                [Role.Coordinator]
            ),
            PrincipalKind.Provider => new(
                request.Kind,
                null,
                [],
                Organisation(request),
                [Role.Provider]
            ),
            PrincipalKind.Operator => Operator,
            _ => throw Fault.Invalid("kind", "must be COUNCIL, COORDINATOR, PROVIDER or OPERATOR."),
        };
    }

    /// <summary>Refuses a council that is not a tenant today, and consortia that do not exist.</summary>
    internal async Task CheckExistsAsync(ServiceTransaction tx)
    {
        if (CouncilId is not null && !await IsTenantAsync(tx))
            throw Fault.Invalid("council_id", "must be a council of England that exists today.");
        if (ConsortiumIds.Length == 0)
            return;
        var known = await tx.QueryAsync<Guid>(
            "select id from identity.consortium where id = any(@ConsortiumIds)",
            new { ConsortiumIds }
        );
        if (known.Count < ConsortiumIds.Length)
            throw Fault.Invalid("consortium_ids", "must be consortia of this platform.");
    }

    private Task<bool> IsTenantAsync(ServiceTransaction tx) =>
        tx.QuerySingleAsync<bool>(
            """
            select exists (
                select from identity.council
                where id = @CouncilId and nation = 'England' and coalesce(exists_to >= identity.today(), true)
            )
            """,
            new { CouncilId }
        );

    private static Guid CouncilOf(OwnerFields request, Principal creator)
    {
        if (creator.CouncilId is not { } own)
            return request.CouncilId.ToId("council_id");
        return (request.CouncilId.ToOptionalId("council_id") ?? own) == own
            ? own
            : throw Fault.Invalid("council_id", "must be empty or your own council.");
    }

    /// <summary>Roles that a council may grant; refuses an empty list, other roles and repeated ones.</summary>
    internal static Role[] CouncilRoles(IReadOnlyList<Role> roles) =>
        roles.Count > 0
        && roles.All(PrincipalClaims.IsCouncilRole)
        && roles.Distinct().Count() == roles.Count
            ? [.. roles.Order()]
            : throw Fault.Invalid(
                "roles",
                "must be one or more of READER, OFFICER, QUALITY_LEAD, SENIOR_APPROVER, FINANCE and ADMINISTRATOR, each once."
            );

    private static Guid[] Consortia(OwnerFields request)
    {
        if (request.ConsortiumIds.Count is 0 or > MaxConsortia)
            throw Fault.Invalid("consortium_ids", $"must be 1 to {MaxConsortia} consortia.");
        var ids = request
            .ConsortiumIds.Select((id, i) => id.ToId($"consortium_ids[{i}]"))
            .ToArray();
        return ids.Distinct().Count() == ids.Length
            ? ids
            : throw Fault.Invalid("consortium_ids", "must name each consortium once.");
    }

    // Organisations are registered by another service, which is not asked. A provider sees what its organisation has,
    // which may be nothing.
    private static Guid Organisation(OwnerFields request) =>
        request.OrganisationId.ToId("organisation_id") is var id && id != Guid.Empty
            ? id
            : throw Fault.Invalid("organisation_id", "must be the UUID of an organisation.");

    /// <summary>
    /// Fields that belong to another kind are refused, not ignored: the caller would be mistaken about what they grant.
    /// </summary>
    private static void RefuseOthers(OwnerFields request)
    {
        var kind = request.Kind;
        var violations = new List<FieldViolation>();
        if (kind != PrincipalKind.Council && request.CouncilId.Length > 0)
            violations.Add(new("council_id", "is for kind COUNCIL only."));
        if (kind != PrincipalKind.Council && request.Roles.Count > 0)
            violations.Add(new("roles", "is for kind COUNCIL only; other kinds have one role."));
        if (kind != PrincipalKind.Coordinator && request.ConsortiumIds.Count > 0)
            violations.Add(new("consortium_ids", "is for kind COORDINATOR only."));
        if (kind != PrincipalKind.Provider && request.OrganisationId.Length > 0)
            violations.Add(new("organisation_id", "is for kind PROVIDER only."));
        if (violations.Count > 0)
            throw Fault.Invalid(violations);
    }
}
