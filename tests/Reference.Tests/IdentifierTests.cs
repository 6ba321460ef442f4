using RegionalProviders.Reference.Identifiers;

namespace RegionalProviders.Reference.Tests;

public sealed class IdentifierTests
{
    [Theory]
    [InlineData("01234567", "01234567")]
    [InlineData("1234567", "01234567")]
    [InlineData("sc 12345", "SC012345")]
    [InlineData("R0123456", "R0123456")]
    [InlineData("IP12345R", "IP12345R")]
    [InlineData("0", null)]
    [InlineData("123456789", null)]
    [InlineData("SCOTLAND", null)]
    [InlineData("", null)]
    [InlineData(null, null)]
    public void CompanyNumber_AsWritten_HasOneForm(string? text, string? expected) =>
        Assert.Equal(expected, CompanyNumber.Parse(text));

    [Theory]
    [InlineData("sc012345", "SC012345")]
    [InlineData("2590934", "2590934")]
    [InlineData("138602", null)]
    public void OfstedUrn_AsWritten_HasOneForm(string text, string? expected) =>
        Assert.Equal(expected, OfstedUrn.Parse(text));

    [Theory]
    [InlineData("138602", "138602")]
    [InlineData("2590934", null)]
    public void SchoolUrn_AsWritten_HasOneForm(string text, string? expected) =>
        Assert.Equal(expected, SchoolUrn.Parse(text));

    [Theory]
    [InlineData("1-101639177", "1-101639177")]
    [InlineData("rxx01", "RXX01")]
    [InlineData("the home!", null)]
    public void CqcId_AsWritten_HasOneForm(string text, string? expected) =>
        Assert.Equal(expected, CqcId.Parse(text));

    [Theory]
    [InlineData("bs14st", "BS1 4ST")]
    [InlineData(" EC1A  1BB ", "EC1A 1BB")]
    [InlineData("BS1", null)]
    public void Postcode_AsWritten_HasOneForm(string text, string? expected) =>
        Assert.Equal(expected, Postcode.Parse(text));

    [Theory]
    [InlineData("928", "Northamptonshire")]
    [InlineData("909", "Cumbria")]
    [InlineData("820", "Bedfordshire")]
    [InlineData("875", "Cheshire")]
    public void FindByDfe_CouncilBeforeAReorganisation_IsKnown(string code, string name) =>
        Assert.Equal(name, CouncilDirectory.FindByDfe(code)?.Name);
}
