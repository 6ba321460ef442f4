using Microsoft.AspNetCore.Identity;
using RegionalProviders.Identity.OAuth;
using RegionalProviders.Identity.Users;
using RegionalProviders.Persistence;

namespace RegionalProviders.Identity.SignIn;

/// <summary>A passkey as its owner sees it.</summary>
internal sealed record PasskeyView(string Id, string Name, DateTimeOffset CreatedAt);

/// <summary>
/// Passkeys as a second factor beside the authenticator application. The framework implements WebAuthn; its challenge
/// is stored with the session, and can be used once.
/// </summary>
internal sealed class Passkeys(UserTransactions transactions)
{
    /// <summary>Anybody with more has probably forgotten some of them.</summary>
    internal const int MaxPerUser = 10;

    /// <summary>Options for the browser's request to the authenticator; null for a user without passkeys.</summary>
    internal Task<string?> RequestOptionsAsync(Session session, HttpContext http) =>
        transactions.RunAsync(
            SignInClients.System,
            async work =>
            {
                var user = await work.Users.FindByIdAsync(session.UserId.ToString());
                if (user is null || (await work.Users.GetPasskeysAsync(user)).Count == 0)
                    return null;
                var options = await work.Passkeys.MakeRequestOptionsAsync(user, http);
                await KeepStateAsync(session.Id, options.AssertionState, work.Tx);
                return options.RequestOptionsJson;
            },
            http.RequestAborted
        );

    /// <summary>Verifies the second factor with the authenticator's response.</summary>
    internal static SecondFactorProof ProofOf(
        Session session,
        string credential,
        HttpContext http
    ) =>
        async (work, user) =>
        {
            if (await TakeStateAsync(session.Id, work.Tx) is not { } state)
                return null;
            var result = await work.Passkeys.PerformAssertionAsync(
                new PasskeyAssertionContext
                {
                    HttpContext = http,
                    CredentialJson = credential,
                    AssertionState = state,
                }
            );
            if (!result.Succeeded || result.User.Id != user.Id)
                return null;
            // Stores the authenticator's signature counter, which reveals a cloned authenticator.
            await work.Users.AddOrUpdatePasskeyAsync(user, result.Passkey);
            return ["pop", "mfa"];
        };

    /// <summary>The user's passkeys, and the options for creating another.</summary>
    internal Task<(IReadOnlyList<PasskeyView> Passkeys, string Options)> ListAsync(
        SignedIn signedIn,
        HttpContext http
    ) =>
        transactions.RunAsync(
            SignInClients.System,
            async work =>
            {
                var user = signedIn.User;
                // The framework looks the user up itself, to exclude existing passkeys, which also locks the row.
                var options = await work.Passkeys.MakeCreationOptionsAsync(
                    new PasskeyUserEntity
                    {
                        Id = user.Id.ToString(),
                        Name = user.Email,
                        DisplayName = user.DisplayName,
                    },
                    http
                );
                await KeepStateAsync(signedIn.Session.Id, options.AttestationState, work.Tx);
                var account = await work.Users.FindByIdAsync(user.Id.ToString());
                var passkeys = account is null ? [] : await work.Users.GetPasskeysAsync(account);
                return (
                    (IReadOnlyList<PasskeyView>)
                        [
                            .. passkeys
                                .Select(passkey => new PasskeyView(
                                    Convert.ToHexStringLower(passkey.CredentialId),
                                    passkey.Name ?? "",
                                    passkey.CreatedAt
                                ))
                                .OrderBy(passkey => passkey.CreatedAt),
                        ],
                    options.CreationOptionsJson
                );
            },
            http.RequestAborted
        );

    /// <summary>
    /// Adds a passkey; false if the code or the authenticator's response is wrong. The code is required so that a
    /// session left open is not enough to add a passkey for later.
    /// </summary>
    internal Task<bool> AddAsync(
        SignedIn signedIn,
        string name,
        string code,
        string credential,
        HttpContext http
    ) =>
        transactions.RunAsync(
            SignInClients.System,
            async work =>
            {
                var state = await TakeStateAsync(signedIn.Session.Id, work.Tx);
                var user = await work.Users.FindByIdAsync(signedIn.User.Id.ToString());
                if (user is null || state is null || await work.Users.IsLockedOutAsync(user))
                    return false;
                if (!await work.Users.VerifyTotpAsync(user, code))
                {
                    await work.Users.AccessFailedAsync(user);
                    return false;
                }

                var result = await work.Passkeys.PerformAttestationAsync(
                    new PasskeyAttestationContext
                    {
                        HttpContext = http,
                        CredentialJson = credential,
                        AttestationState = state,
                    }
                );
                if (
                    !result.Succeeded
                    || result.UserEntity.Id != user.Id.ToString()
                    || (await work.Users.GetPasskeysAsync(user)).Count >= MaxPerUser
                )
                    return false;
                result.Passkey.Name = name;
                return (await work.Users.AddOrUpdatePasskeyAsync(user, result.Passkey)).Succeeded;
            },
            http.RequestAborted
        );

    /// <summary>Removes one of the user's passkeys; does nothing if the user has none with this id.</summary>
    internal Task RemoveAsync(SignedIn signedIn, string id, CancellationToken cancellationToken) =>
        transactions.RunAsync(
            SignInClients.System,
            async work =>
            {
                var user = await work.Users.FindByIdAsync(signedIn.User.Id.ToString());
                var passkeys = user is null ? [] : await work.Users.GetPasskeysAsync(user);
                foreach (var passkey in passkeys)
                    if (Convert.ToHexStringLower(passkey.CredentialId) == id)
                        await work.Users.RemovePasskeyAsync(user!, passkey.CredentialId);
                return true;
            },
            cancellationToken
        );

    private static Task<int> KeepStateAsync(Guid session, string? state, ServiceTransaction tx) =>
        tx.ExecuteAsync(
            "update identity.sign_in_session set passkey_state = @state where id = @session",
            new { session, state }
        );

    private static async Task<string?> TakeStateAsync(Guid session, ServiceTransaction tx)
    {
        var state = await tx.QuerySingleOrDefaultAsync<string?>(
            "select passkey_state from identity.sign_in_session where id = @session for update",
            new { session }
        );
        await KeepStateAsync(session, null, tx);
        return state;
    }
}
