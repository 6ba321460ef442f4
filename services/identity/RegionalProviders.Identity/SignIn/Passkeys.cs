using Microsoft.AspNetCore.Identity;
using RegionalProviders.Identity.OAuth;
using RegionalProviders.Identity.Users;
using RegionalProviders.Persistence;

namespace RegionalProviders.Identity.SignIn;

/// <summary>A passkey as its owner sees it.</summary>
internal sealed record PasskeyView(string Id, string Name, DateTimeOffset CreatedAt);

/// <summary>
/// Passkeys as a second factor beside the authenticator application. WebAuthn is the framework's; the challenge that it
/// asks to be kept is kept with the session, and works once.
/// </summary>
internal sealed class Passkeys(UserTransactions transactions)
{
    /// <summary>More would be forgotten ones.</summary>
    internal const int MaxPerUser = 10;

    /// <summary>Options for the browser's question to the authenticator; null for a user without passkeys.</summary>
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

    /// <summary>Proves the second factor with what the authenticator answered.</summary>
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
            // Keeps the authenticator's counter, by which a copy of it is noticed.
            await work.Users.AddOrUpdatePasskeyAsync(user, result.Passkey);
            return ["pop", "mfa"];
        };

    /// <summary>The user's passkeys, and options for the authenticator to make another.</summary>
    internal Task<(IReadOnlyList<PasskeyView> Passkeys, string Options)> ListAsync(
        SignedIn signedIn,
        HttpContext http
    ) =>
        transactions.RunAsync(
            SignInClients.System,
            async work =>
            {
                var user = signedIn.User;
                // Its exclusions come from the framework's own search for the user, which also locks it.
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
    /// Adds a passkey; false where the code or the authenticator's answer is wrong. The code is asked for so that a
    /// session left open is not enough to make a key for later.
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

    /// <summary>Removes one of the user's passkeys; nothing where it has none of this id.</summary>
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
