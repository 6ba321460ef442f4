using System.Net;
using System.Net.Sockets;
using Microsoft.Extensions.Options;
using RegionalProviders.Identity.Data;
using RegionalProviders.Identity.OAuth;

namespace RegionalProviders.Identity.SignIn;

/// <summary>
/// Limits failed attempts by network address, over all accounts. An attempt is counted before it is made, and uncounted
/// if it succeeds, so that making a thousand at once does not get round the limit.
/// </summary>
internal sealed class SignInAddresses(IdentityDatabase database, IOptions<IdentityOptions> options)
{
    private const int NetworkBytes = 8;
    private static readonly TimeSpan Window = TimeSpan.FromMinutes(15);

    /// <summary>Counts an attempt; false if the address has to wait.</summary>
    internal async Task<bool> CountAsync(IPAddress? address, CancellationToken cancellationToken)
    {
        var count = await database.InTransactionAsync(
            SignInClients.System,
            tx =>
                tx.QuerySingleAsync<int>(
                    """
                    insert into identity.sign_in_address as old (address, failed_count, expires_at)
                    values (@address, 1, @end)
                    on conflict (address) do update set
                        failed_count = case when old.expires_at > @now then least(old.failed_count, 1000000) + 1 else 1 end,
                        expires_at = case when old.expires_at > @now then old.expires_at else @end end
                    returning failed_count
                    """,
                    new
                    {
                        address = Text(address),
                        end = tx.Now + Window,
                        now = tx.Now,
                    }
                ),
            cancellationToken
        );
        return count <= options.Value.MaxFailuresPerAddress;
    }

    /// <summary>Uncounts an attempt that succeeded.</summary>
    internal Task SucceededAsync(IPAddress? address, CancellationToken cancellationToken) =>
        database.InTransactionAsync(
            SignInClients.System,
            tx =>
                tx.ExecuteAsync(
                    "update identity.sign_in_address set failed_count = greatest(failed_count - 1, 0) where address = @address",
                    new { address = Text(address) }
                ),
            cancellationToken
        );

    // One household or office has a whole /64 of IPv6 addresses to choose from.
    private static string Text(IPAddress? address) =>
        address switch
        {
            null => "",
            { IsIPv4MappedToIPv6: true } => address.MapToIPv4().ToString(),
            { AddressFamily: AddressFamily.InterNetworkV6 } =>
                $"{new IPAddress([.. address.GetAddressBytes()[..NetworkBytes], .. new byte[NetworkBytes]])}/64",
            _ => address.ToString(),
        };
}
