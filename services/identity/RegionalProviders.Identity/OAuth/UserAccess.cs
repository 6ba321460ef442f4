using RegionalProviders.Identity.Clients;

namespace RegionalProviders.Identity.OAuth;

/// <summary>Which of a user's roles a client gets into its tokens.</summary>
internal static class UserAccess
{
    /// <summary>
    /// Through a council's client only that council's users sign in, with the roles that both have. Through a client of
    /// the platform everybody does, with all theirs. None where the client is not for this user.
    /// </summary>
    internal static string[] RolesOf(TokenUser user, ClientApplication client) =>
        client.Kind == "operator" ? user.Roles
        : client.Kind == user.Kind && IsForSame(user, client)
            ? [.. user.Roles.Intersect(client.Roles)]
        : [];

    private static bool IsForSame(TokenUser user, ClientApplication client) =>
        user.CouncilId == client.CouncilId
        && user.OrganisationId == client.OrganisationId
        && user.ConsortiumIds.All(client.ConsortiumIds.Contains);
}
