using RegionalProviders.Identity.Clients;

namespace RegionalProviders.Identity.OAuth;

/// <summary>Which of a user's roles a client's tokens contain.</summary>
internal static class UserAccess
{
    /// <summary>
    /// Through an operator's client everybody signs in, with all their roles. Through any other client, only users of
    /// the same kind, council and organisation do, whose consortia are all the client's, with the roles that user and
    /// client share. Empty if the client is not for this user.
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
