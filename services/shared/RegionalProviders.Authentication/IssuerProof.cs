using RegionalProviders.Common.V1;
using RegionalProviders.Kernel;

namespace RegionalProviders.Authentication;

/// <summary>
/// Whether a council controls an issuer that it has registered: the issuer signs a token as the registration asks whose
/// claim <c>roles</c> contains the challenge. What stands in that claim is decided by who administers the issuer; nonce
/// and audience are not, as any application chooses them (docs/adr/0011-issuers-of-councils.md).
/// </summary>
public sealed class IssuerProof
{
    private const string Claim = "roles";
    private readonly CouncilIssuerKeys keys;
    private readonly TimeProvider time;

    internal IssuerProof(CouncilIssuerKeys keys, TimeProvider time) =>
        (this.keys, this.time) = (keys, time);

    /// <summary>
    /// Checks the token against the keys that the issuer publishes now, like any access token of it. UNAVAILABLE where
    /// they cannot be fetched.
    /// </summary>
    /// <param name="registration">What the council registered.</param>
    /// <param name="challenge">What the claim must contain.</param>
    /// <param name="token">The token.</param>
    /// <param name="cancellationToken">Ends with the call.</param>
    public async Task<bool> IsGivenAsync(
        TrustedIssuer registration,
        string challenge,
        string token,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(registration);
        ArgumentNullException.ThrowIfNull(token);
        if (
            token.Length > TokenValidator.MaxTokenLength
            || StrictJwt.Read(token) is not { } sound
            || sound.Text("iss") != registration.Issuer
        )
            return false;
        // The challenge is the only value that counts; which role it gives does not matter, as nobody is signed in.
        var asked = registration with
        {
            RoleClaim = Claim,
            Roles = [new TrustedRole(challenge, PrincipalClaims.NameOf(Role.Reader))],
        };
        var issuer = new CouncilIssuer(asked, keys.Of(asked), time);
        var result = await issuer.CheckAsync(sound, await issuer.Keys.GetAsync(cancellationToken));
        return result.IsValid && issuer.Read(sound, result) is not null;
    }
}
