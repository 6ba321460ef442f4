namespace RegionalProviders.Client.Authentication;

/// <summary>A token and when to stop using it.</summary>
internal sealed record AccessToken(string Value, DateTimeOffset RefreshAt, DateTimeOffset ExpiresAt)
{
    private static readonly TimeSpan Margin = TimeSpan.FromSeconds(60);

    /// <summary>
    /// Short-lived tokens are renewed after three quarters of their lifetime, not a minute before their end, so that a token
    /// is not fetched for every call.
    /// </summary>
    internal static AccessToken Received(string value, TimeSpan lifetime, DateTimeOffset now) =>
        new(
            value,
            now + lifetime - (lifetime / 4 < Margin ? lifetime / 4 : Margin),
            now + lifetime
        );
}
