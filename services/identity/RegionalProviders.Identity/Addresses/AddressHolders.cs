using RegionalProviders.AccessLog;
using RegionalProviders.Common.V1;
using RegionalProviders.Identity.V1;
using RegionalProviders.Kernel;
using RegionalProviders.Persistence;

namespace RegionalProviders.Identity.Addresses;

/// <summary>A domain that an operator asks about, and the council whose own accounts are not the question.</summary>
internal sealed record AskedDomain(string Domain, Guid CouncilId);

/// <summary>
/// Names in the transaction what the operator asks about: the policies then show the accounts that hold it, and no
/// others.
/// </summary>
internal static class AddressHolders
{
    internal static Task AskAsync(string normalisedEmail, ServiceTransaction tx) =>
        tx.ExecuteAsync(
            "select set_config('app.held_address', @normalisedEmail, true)",
            new { normalisedEmail }
        );

    internal static Task AskAsync(AskedDomain asked, ServiceTransaction tx) =>
        tx.ExecuteAsync(
            """
            select set_config('app.held_domain', @Domain, true),
                set_config('app.held_domain_council', @council, true)
            """,
            new { asked.Domain, council = asked.CouncilId.ToString() }
        );

    /// <summary>The account that is to be freed; it can be found, locked and changed from now on.</summary>
    internal static Task NameFreedAsync(string userId, ServiceTransaction tx) =>
        tx.ExecuteAsync("select set_config('app.freed_user_id', @userId, true)", new { userId });
}

/// <summary>An account that holds an address, alias <c>u</c>.</summary>
internal sealed record AddressHolderRow
{
    /// <summary>
    /// An account is the council's own affair once its person uses it and the address is the council's: then the operator
    /// does not disable it here.
    /// </summary>
    internal const string Select = """
        select u.id, u.email, u.normalised_email, u.kind, u.council_id, u.organisation_id, u.created_at, u.activated_at,
            u.disabled_at, u.totp_confirmed, u.activated_at is null or not exists (
                select from identity.council_domain d
                where d.council_id = u.council_id and identity.is_under(u.normalised_email, d.domain)
            ) as can_be_freed
        from identity.user_account u
        """;

    public Guid Id { get; init; }
    public string Email { get; init; } = "";
    public string NormalisedEmail { get; init; } = "";
    public string Kind { get; init; } = "";
    public Guid? CouncilId { get; init; }
    public Guid? OrganisationId { get; init; }
    public DateTimeOffset CreatedAt { get; init; }
    public DateTimeOffset? ActivatedAt { get; init; }
    public DateTimeOffset? DisabledAt { get; init; }
    public bool TotpConfirmed { get; init; }
    public bool CanBeFreed { get; init; }

    /// <summary>The account for the access log of its owner.</summary>
    internal AccessedObject Accessed =>
        new("user", Id.ToString()) { Owner = ChainName.OwnerOf(CouncilId, OrganisationId) };

    internal AddressHolder ToProto() =>
        new()
        {
            UserId = Id.ToString(),
            Email = Email,
            Kind = Enum.Parse<PrincipalKind>(Kind, ignoreCase: true),
            CouncilId = CouncilId.ToProto(),
            OrganisationId = OrganisationId.ToProto(),
            State =
                DisabledAt is not null ? UserState.Disabled
                : ActivatedAt is not null && TotpConfirmed ? UserState.Active
                : UserState.Invited,
            CreatedAt = CreatedAt.ToProto(),
            ActivatedAt = ActivatedAt?.ToProto(),
            CanBeFreed = DisabledAt is null && CanBeFreed,
        };
}
