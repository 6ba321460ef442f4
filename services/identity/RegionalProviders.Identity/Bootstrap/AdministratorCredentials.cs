namespace RegionalProviders.Identity.Bootstrap;

/// <summary>With what the first administrator of a platform signs in. The secret is nowhere else.</summary>
/// <param name="ClientId">OAuth client_id.</param>
/// <param name="ClientSecret">OAuth client_secret.</param>
public sealed record AdministratorCredentials(string ClientId, string ClientSecret)
{
    /// <summary>Hides the secret from whatever prints records.</summary>
    public override string ToString() => nameof(AdministratorCredentials);
}
