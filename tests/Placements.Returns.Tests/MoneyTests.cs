namespace RegionalProviders.Placements.Returns.Tests;

public sealed class MoneyTests
{
    [Theory]
    [InlineData("0", 0)]
    [InlineData("4100.5", 410_050)]
    [InlineData("4100.05", 410_005)]
    [InlineData("£4,100.50", 410_050)]
    [InlineData("9,999,999.99", 999_999_999)]
    [InlineData(" 12 ", 1_200)]
    [InlineData("-0", 0)]
    public void TryParse_Pounds_GivesExactPence(string text, long expected)
    {
        Assert.Equal(CellFault.None, Money.TryParse(text, out var pence));
        Assert.Equal(expected, pence);
    }

    [Theory]
    [InlineData("1.234", nameof(CellFault.TooPrecise))]
    [InlineData("0.125", nameof(CellFault.TooPrecise))]
    [InlineData("-1", nameof(CellFault.Negative))]
    [InlineData("(1.50)", nameof(CellFault.Negative))]
    [InlineData("£-1", nameof(CellFault.Negative))]
    [InlineData("-£1", nameof(CellFault.Negative))]
    [InlineData("1e3", nameof(CellFault.NotMoney))]
    [InlineData("1,5", nameof(CellFault.NotMoney))]
    [InlineData(",500", nameof(CellFault.NotMoney))]
    [InlineData("1,50,000", nameof(CellFault.NotMoney))]
    [InlineData("1234,567", nameof(CellFault.NotMoney))]
    [InlineData("1.2.3", nameof(CellFault.NotMoney))]
    [InlineData("5.", nameof(CellFault.NotMoney))]
    [InlineData(".50", nameof(CellFault.NotMoney))]
    [InlineData("NaN", nameof(CellFault.NotMoney))]
    [InlineData("Infinity", nameof(CellFault.NotMoney))]
    [InlineData("\u0661\u0662", nameof(CellFault.NotMoney))]
    [InlineData("10000000", nameof(CellFault.NotMoney))]
    [InlineData("99999999999999999999", nameof(CellFault.NotMoney))]
    [InlineData("-", nameof(CellFault.NotMoney))]
    [InlineData("£", nameof(CellFault.NotMoney))]
    public void TryParse_AnythingElse_IsRefused(string text, string expected) =>
        Assert.Equal(expected, Money.TryParse(text, out _).ToString());
}
