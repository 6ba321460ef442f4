using System.Net;
using System.Net.Sockets;
using Microsoft.AspNetCore.Http;

namespace RegionalProviders.Calls.Limits;

/// <summary>The address by which limits for unauthenticated callers are counted.</summary>
internal static class ClientAddress
{
    private const int NetworkBytes = 8;

    /// <summary>
    /// The address, or for IPv6 its /64 network, within which one host can have as many addresses as it likes.
    /// </summary>
    internal static string Of(HttpContext http) =>
        Of(http.Connection.RemoteIpAddress ?? IPAddress.None);

    /// <inheritdoc cref="Of(HttpContext)"/>
    internal static string Of(IPAddress address)
    {
        if (address.IsIPv4MappedToIPv6)
            address = address.MapToIPv4();
        return address.AddressFamily == AddressFamily.InterNetworkV6
            ? Convert.ToHexString(address.GetAddressBytes().AsSpan(0, NetworkBytes))
            : address.ToString();
    }
}
