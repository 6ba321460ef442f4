using RegionalProviders.Identity.Users;
using RegionalProviders.Persistence;

namespace RegionalProviders.Identity.SignIn;

/// <summary>
/// Browsers in which a user has signed in with both factors. Failures there count against the browser and not against the
/// account, so that strangers who guess cannot lock the owner out. After five of them in a row the browser is an unknown
/// one again, so that a stolen cookie is worth five guesses.
/// </summary>
internal static class KnownDevices
{
    /// <summary>True for a device of this user, unless its password or second factor has changed since.</summary>
    internal static Task<bool> IsKnownAsync(Guid device, UserAccount user, ServiceTransaction tx) =>
        tx.QuerySingleAsync<bool>(
            """
            select exists (select from identity.known_device
                where id = @device and user_id = @Id and security_stamp = @SecurityStamp and expires_at > @Now)
            """,
            new
            {
                device,
                user.Id,
                user.SecurityStamp,
                tx.Now,
            }
        );

    /// <summary>Counts a failure on a known device, and forgets the device if there were too many.</summary>
    internal static Task CountFailureAsync(Guid device, UserAccount user, ServiceTransaction tx) =>
        tx.ExecuteAsync(
            """
            update identity.known_device set failed_count = failed_count + 1 where id = @device and user_id = @Id;
            delete from identity.known_device where id = @device and user_id = @Id and failed_count >= @max;
            """,
            new
            {
                device,
                user.Id,
                max = Lockout.MaxFailedAttempts,
            }
        );

    /// <summary>
    /// Remembers the device on which the user has given both factors, under a name that it has not had before: whoever
    /// copied its cookie earlier has nothing.
    /// </summary>
    internal static Task RememberAsync(
        Guid before,
        Guid device,
        UserAccount user,
        ServiceTransaction tx
    ) =>
        tx.ExecuteAsync(
            """
            delete from identity.known_device where id = @before and user_id = @Id;
            insert into identity.known_device (id, user_id, security_stamp, expires_at)
            values (@device, @Id, @SecurityStamp, @until)
            """,
            new
            {
                before,
                device,
                user.Id,
                user.SecurityStamp,
                until = tx.Now + SignInCookies.DeviceLifetime,
            }
        );
}
