using System.Text;
using RegionalProviders.Identity.SignIn;

namespace Identity.Tests;

public class TotpTests
{
    private static readonly byte[] Secret = Encoding.ASCII.GetBytes("12345678901234567890");

    /// <summary>The last six digits of RFC 6238, appendix B.</summary>
    [Theory]
    [InlineData(59, "287082")]
    [InlineData(1111111109, "081804")]
    [InlineData(1111111111, "050471")]
    [InlineData(1234567890, "005924")]
    [InlineData(2000000000, "279037")]
    [InlineData(20000000000, "353130")]
    public void Code_OfTheStandardsExamples_IsTheirs(long seconds, string expected) =>
        Assert.Equal(expected, Totp.CodeAt(Secret, seconds / 30));

    [Theory]
    [InlineData(-2, false)]
    [InlineData(-1, true)]
    [InlineData(0, true)]
    [InlineData(1, true)]
    [InlineData(2, false)]
    public void Match_StepsAway_OneIsAllowed(int steps, bool isRight)
    {
        var now = DateTimeOffset.FromUnixTimeSeconds(1111111111);
        var step = 1111111111 / 30 + steps;

        Assert.Equal(isRight ? step : null, Totp.Match(Secret, Totp.CodeAt(Secret, step), 0, now));
    }

    [Fact]
    public void Match_CodeOfAStepUsedOrBefore_IsNone()
    {
        var now = DateTimeOffset.FromUnixTimeSeconds(1111111111);
        var step = 1111111111 / 30;

        Assert.Null(Totp.Match(Secret, Totp.CodeAt(Secret, step), step, now));
        Assert.Null(Totp.Match(Secret, Totp.CodeAt(Secret, step - 1), step, now));
        Assert.Equal(step + 1, Totp.Match(Secret, Totp.CodeAt(Secret, step + 1), step, now));
    }

    [Theory]
    [InlineData("")]
    [InlineData("28708")]
    [InlineData("2870822")]
    [InlineData("２８７０８２")]
    public void Match_NoSixDigits_IsNone(string code) =>
        Assert.Null(Totp.Match(Secret, code, 0, DateTimeOffset.FromUnixTimeSeconds(59)));

    /// <summary>RFC 4648 section 10, without padding.</summary>
    [Theory]
    [InlineData("", "")]
    [InlineData("f", "MY")]
    [InlineData("fo", "MZXQ")]
    [InlineData("foo", "MZXW6")]
    [InlineData("foob", "MZXW6YQ")]
    [InlineData("fooba", "MZXW6YTB")]
    [InlineData("foobar", "MZXW6YTBOI")]
    public void Base32_OfTheStandardsExamples_IsTheirs(string text, string encoded) =>
        Assert.Equal(text, Encoding.ASCII.GetString(Base32.Decode(encoded)));

    [Theory]
    [InlineData("mzxw6")]
    [InlineData("MZXW1")]
    [InlineData("MZXW6===")]
    public void Base32_OfOtherLetters_IsRefused(string text) =>
        Assert.Throws<FormatException>(() => Base32.Decode(text));

    [Theory]
    [InlineData(0, 1)]
    [InlineData(1, 2)]
    [InlineData(5, 32)]
    [InlineData(6, 60)]
    [InlineData(1000, 60)]
    public void Lockout_Again_LastsTwiceAsLongUpToAnHour(int earlier, int minutes) =>
        Assert.Equal(TimeSpan.FromMinutes(minutes), Lockout.Duration(earlier));
}
