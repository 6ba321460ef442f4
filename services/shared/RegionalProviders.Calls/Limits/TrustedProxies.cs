using System.Net;

namespace RegionalProviders.Calls.Limits;

/// <summary>The networks of proxies that are trusted to report their clients' addresses.</summary>
public sealed class TrustedProxies(IReadOnlyList<IPNetwork> networks)
{
    /// <summary>The networks.</summary>
    public IReadOnlyList<IPNetwork> Networks => networks;

    /// <summary>Whether an address is in one of the networks.</summary>
    public bool Contain(IPAddress address)
    {
        var plain = address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;
        return networks.Any(network => network.Contains(plain));
    }
}
