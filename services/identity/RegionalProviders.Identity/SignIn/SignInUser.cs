using RegionalProviders.Persistence;

namespace RegionalProviders.Identity.SignIn;

/// <summary>
/// A user as the OAuth endpoints see one: identity, roles, and the stamp that changes with the credentials.
/// </summary>
internal sealed record SignInUser
{
    public Guid Id { get; init; }
    public string Email { get; init; } = "";
    public string DisplayName { get; init; } = "";
    public string Kind { get; init; } = "";
    public Guid? CouncilId { get; init; }
    public Guid[] ConsortiumIds { get; init; } = [];
    public Guid? OrganisationId { get; init; }
    public string[] Roles { get; init; } = [];
    public string SecurityStamp { get; init; } = "";
    public bool DescendsFromOperator { get; init; }
}

/// <summary>
/// Users as the OAuth endpoints may see them: one enabled user at a time, named in the transaction of the system
/// principal.
/// </summary>
internal static class SignInUsers
{
    internal static async Task<SignInUser?> FindAsync(Guid id, ServiceTransaction tx)
    {
        await tx.ExecuteAsync(
            "select set_config('app.sign_in_user_id', @id, true)",
            new { id = id.ToString() }
        );
        return await tx.QuerySingleOrDefaultAsync<SignInUser>(
            """
            select id, email, display_name, kind, council_id, consortium_ids, organisation_id, roles, security_stamp,
                descends_from_operator
            from identity.user_account where id = @id and disabled_at is null
            """,
            new { id }
        );
    }
}
