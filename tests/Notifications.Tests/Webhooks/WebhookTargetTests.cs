using System.Net;
using Microsoft.Extensions.Options;
using RegionalProviders.Notifications.Webhooks;

namespace RegionalProviders.Notifications.Tests.Webhooks;

public sealed class WebhookTargetTests
{
    [Theory]
    [InlineData("https://receiver.example/hook?of=bath")]
    [InlineData("https://receiver.example:8443/")]
    [InlineData("https://8.8.8.8/")]
    [InlineData("https://[2606:4700::1111]/")]
    public void Target_OnThePublicInternet_IsTaken(string url) => Assert.Null(Public.Problem(url));

    [Theory]
    [InlineData("")]
    [InlineData("receiver.example")]
    [InlineData("http://receiver.example/")]
    [InlineData("ftp://receiver.example/")]
    [InlineData("file:///etc/passwd")]
    [InlineData("https://user@receiver.example/")]
    [InlineData("https://user:word@receiver.example/")]
    [InlineData("https://receiver.example/#there")]
    [InlineData("https://receiver.example:22/")]
    [InlineData("https://receiver.example:80/")]
    [InlineData("https://receiver.example:1023/")]
    [InlineData("https://localhost/")]
    [InlineData("https://LocalHost./")]
    [InlineData("https://app.localhost/")]
    [InlineData("https://127.0.0.1/")]
    [InlineData("https://127.0.0.1./")]
    [InlineData("https://127.1/")]
    [InlineData("https://0x7f.1/")]
    [InlineData("https://2130706433/")]
    [InlineData("https://0177.0.0.1/")]
    [InlineData("https://10.1.2.3/")]
    [InlineData("https://169.254.169.254/latest/meta-data")]
    [InlineData("https://[::1]/")]
    [InlineData("https://[::]/")]
    [InlineData("https://[::ffff:127.0.0.1]/")]
    [InlineData("https://[::ffff:a9fe:a9fe]/")]
    [InlineData("https://[fe80::1]/")]
    [InlineData("https://[fd00::1]/")]
    [InlineData("https://[64:ff9b::7f00:1]/")]
    public void Target_ThatIsNoPublicHttps_IsRefused(string url) =>
        Assert.NotNull(Public.Problem(url));

    [Theory]
    [InlineData("0.0.0.0")]
    [InlineData("0.1.2.3")]
    [InlineData("10.255.255.255")]
    [InlineData("100.64.0.1")]
    [InlineData("100.127.255.255")]
    [InlineData("127.0.0.1")]
    [InlineData("127.255.255.254")]
    [InlineData("169.254.169.254")]
    [InlineData("172.16.0.1")]
    [InlineData("172.31.255.255")]
    [InlineData("192.0.0.1")]
    [InlineData("192.0.2.1")]
    [InlineData("192.168.1.1")]
    [InlineData("198.18.0.1")]
    [InlineData("198.19.255.255")]
    [InlineData("198.51.100.1")]
    [InlineData("203.0.113.1")]
    [InlineData("224.0.0.1")]
    [InlineData("239.255.255.250")]
    [InlineData("240.0.0.1")]
    [InlineData("255.255.255.255")]
    [InlineData("::")]
    [InlineData("::1")]
    [InlineData("::127.0.0.1")]
    [InlineData("::ffff:10.0.0.1")]
    [InlineData("::ffff:169.254.169.254")]
    [InlineData("64:ff9b::a00:1")]
    [InlineData("64:ff9b:1::a00:1")]
    [InlineData("2002:7f00:1::")]
    [InlineData("2001:0:7f00:1::")]
    [InlineData("2001:db8::1")]
    [InlineData("fc00::1")]
    [InlineData("fd12:3456::1")]
    [InlineData("fe80::1")]
    [InlineData("fec0::1")]
    [InlineData("ff02::1")]
    public void Address_ThatIsNotPublic_IsNotConnectedTo(string address) =>
        Assert.False(Public.Outbound.IsAllowed(IPAddress.Parse(address)));

    [Theory]
    [InlineData("8.8.8.8")]
    [InlineData("100.63.255.255")]
    [InlineData("100.128.0.1")]
    [InlineData("172.15.255.255")]
    [InlineData("172.32.0.1")]
    [InlineData("::ffff:8.8.8.8")]
    [InlineData("2606:4700::1111")]
    public void Address_ThatIsPublic_IsConnectedTo(string address) =>
        Assert.True(Public.Outbound.IsAllowed(IPAddress.Parse(address)));

    [Theory]
    [InlineData("http://127.0.0.1:8080/", true)]
    [InlineData("http://localhost:8080/", true)]
    [InlineData("https://10.1.2.3/", true)]
    [InlineData("https://[fd00::1]/", true)]
    [InlineData("http://10.1.2.3:8080/", false)]
    [InlineData("http://receiver.example:8080/", false)]
    [InlineData("https://0.0.0.0/", false)]
    [InlineData("https://224.0.0.1/", false)]
    public void Target_WherePrivateOnesAreAllowed_MayBeOfAPrivateNetwork(
        string url,
        bool allowed
    ) => Assert.Equal(allowed, Of(allowsPrivate: true).Problem(url) is null);

    private static WebhookTargets Public { get; } = Of(allowsPrivate: false);

    private static WebhookTargets Of(bool allowsPrivate) =>
        new(Options.Create(new WebhookOptions { AllowPrivateTargets = allowsPrivate }));
}
