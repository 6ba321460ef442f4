using System.Net;
using System.Net.Sockets;
using RegionalProviders.Servers;

namespace Servers.Tests;

public sealed class FreePortTests
{
    [Fact]
    public void Next_ManyCalls_NeverGivesAPortTwice()
    {
        var ports = Enumerable.Range(0, 200).Select(_ => FreePort.Next()).ToList();

        Assert.Equal(ports.Count, ports.Distinct().Count());
    }

    [Fact]
    public void IsFree_SomethingListens_IsFalseUntilItStops()
    {
        var port = FreePort.Next();
        using (var listener = new TcpListener(IPAddress.Loopback, port))
        {
            listener.Start();
            Assert.False(FreePort.IsFree(port));
        }

        Assert.True(FreePort.IsFree(port));
    }
}
