namespace RegionalProviders.Identity.Bootstrap;

/// <summary>The credentials of a platform's first administrator. The secret is stored nowhere else.</summary>
/// <param name="ClientId">OAuth client_id.</param>
/// <param name="ClientSecret">OAuth client_secret.</param>
public sealed record AdministratorCredentials(string ClientId, string ClientSecret)
{
    /// <summary>Leaves out the secret wherever the record is printed.</summary>
    public override string ToString() => nameof(AdministratorCredentials);
}
