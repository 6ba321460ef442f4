using RegionalProviders.Identity.Clients;
using RegionalProviders.Kernel;
using RegionalProviders.Persistence;

namespace RegionalProviders.Identity.OAuth;

/// <summary>The principal of the token endpoint and the pages, before anybody has signed in.</summary>
internal static class SignInClients
{
    internal static readonly Principal System = Principal.System("identity");

    /// <summary>
    /// Names the client that the transaction is about: row-level security then shows that client and no other, whoever
    /// sent the request.
    /// </summary>
    internal static SqlStatement Name(string? clientId) =>
        SqlStatement.Call(
            "select set_config('app.sign_in_client_id', $1, true)",
            Argument.Of(clientId is not null && ClientManager.IsPlausible(clientId) ? clientId : "")
        );
}
