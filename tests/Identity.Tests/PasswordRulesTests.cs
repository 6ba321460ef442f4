using RegionalProviders.Identity.SignIn;

namespace Identity.Tests;

public class PasswordRulesTests
{
    private const string Email = "Morgan.Field@council.example";

    [Theory]
    [InlineData("elevenchars", "12 characters or more")]
    [InlineData("qwertyuiopas", "too common")]
    [InlineData("Password1234!", "too common")]
    [InlineData("PASSWORDpassword2026", "too common")]
    [InlineData("ababababababab", "different characters")]
    [InlineData("my morgan.field one", "email")]
    public void Problem_WeakPassword_SaysWhy(string password, string expected) =>
        Assert.Contains(
            expected,
            PasswordRules.Problem(password, Email) ?? "",
            StringComparison.Ordinal
        );

    [Fact]
    public void Problem_TooLong_SaysWhy() =>
        Assert.NotNull(
            PasswordRules.Problem(string.Concat(Enumerable.Repeat("abcdefgh1 ", 13)), Email)
        );

    [Theory]
    [InlineData("otter lantern gravel")]
    [InlineData("ördéløß ünïcode")]
    [InlineData("x7#kQ9!mZ2$w")]
    public void Problem_GoodPassword_IsNone(string password) =>
        Assert.Null(PasswordRules.Problem(password, Email));
}
