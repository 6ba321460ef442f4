using System.Text;
using RegionalProviders.Client;

namespace Client.Tests;

/// <summary>The example is the one in the Standard Webhooks specification.</summary>
public sealed class WebhookSignatureTests
{
    private const string Secret = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
    private const string Id = "msg_p5jXN8AQM9LWM0D4loKWxJek";
    private const string Time = "1614265330";
    private const string Signature = "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=";
    private const string Body = """{"test": 2432232314}""";
    private static readonly DateTimeOffset Sent = DateTimeOffset.FromUnixTimeSeconds(1614265330);

    [Theory]
    [InlineData(Signature)]
    [InlineData($"v1,AAAA {Signature}")]
    [InlineData($"{Signature} v1,AAAA v2,BBBB")]
    public void Verify_OfASignatureByTheSecret_IsTrue(string signatures) =>
        Assert.True(Verify(signatures: signatures));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("v1,")]
    [InlineData("g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=")]
    [InlineData("v2,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=")]
    [InlineData("v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OF=")]
    [InlineData("v1,g0hM9SsE")]
    public void Verify_OfAnotherSignature_IsFalse(string? signatures) =>
        Assert.False(Verify(signatures: signatures));

    [Fact]
    public void Verify_OfWhatWasAltered_IsFalse()
    {
        Assert.False(Verify(id: "msg_another"));
        Assert.False(Verify(id: null));
        Assert.False(Verify(time: "1614265331"));
        Assert.False(Verify(body: """{"test": 2432232315}"""));
        Assert.False(Verify(secret: "whsec_AAAA9r8GKYqrTwjUPD8ILPZIo2LaLaSw"));
    }

    [Theory]
    [InlineData(-300, true)]
    [InlineData(300, true)]
    [InlineData(-301, false)]
    [InlineData(301, false)]
    public void Verify_SoManySecondsLater_HoldsForFiveMinutesEitherWay(int seconds, bool good) =>
        Assert.Equal(good, Verify(now: Sent.AddSeconds(seconds)));

    [Theory]
    [InlineData(10, true)]
    [InlineData(11, false)]
    public void Verify_WithAToleranceOfTenSeconds_HoldsForThose(int seconds, bool good) =>
        Assert.Equal(
            good,
            Verify(now: Sent.AddSeconds(seconds), tolerance: TimeSpan.FromSeconds(10))
        );

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("-1614265330")]
    [InlineData("1614265330.0")]
    [InlineData("99999999999999999999")]
    [InlineData("9223372036854775807")]
    public void Verify_OfATimeThatIsNone_IsFalse(string? time) => Assert.False(Verify(time: time));

    [Fact]
    public void Verify_WithASecretThatIsNone_Throws() =>
        Assert.Throws<FormatException>(() => Verify(secret: "password"));

    private static bool Verify(
        string secret = Secret,
        string? id = Id,
        string? time = Time,
        string? signatures = Signature,
        string body = Body,
        DateTimeOffset? now = null,
        TimeSpan? tolerance = null
    ) =>
        WebhookSignature.Verify(
            secret,
            id,
            time,
            signatures,
            Encoding.UTF8.GetBytes(body),
            now ?? Sent,
            tolerance
        );
}
