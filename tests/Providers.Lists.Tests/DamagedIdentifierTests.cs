namespace RegionalProviders.Providers.Lists.Tests;

public sealed class DamagedIdentifierTests
{
    [Theory]
    [InlineData("2500001.0")]
    [InlineData("2500001.")]
    [InlineData("2.500001E+06")]
    [InlineData("2.5000010e6")]
    [InlineData("=\"2500001\"")]
    [InlineData("'2500001")]
    [InlineData("\u20182500001")]
    [InlineData("2,500,001")]
    [InlineData("2500 001")]
    [InlineData("2500\u00A0001")]
    [InlineData("2500001\u200B")]
    public async Task ReadAsync_NumberThatCanBeOneOnly_IsReadAsThat(string written)
    {
        var list = await ProviderList.ReadAsync(("URN", written));

        Assert.Equal("2500001", list.Only.Urn);
        Assert.Equal(
            ("URN_REPAIRED", "URN"),
            (list.OnlyProblem.Rule.Code, list.OnlyProblem.Column)
        );
        Assert.False(list.OnlyProblem.Rule.Rejects);
    }

    [Theory]
    [InlineData("2500001")]
    [InlineData(" 2500001\u00A0")]
    [InlineData("sc037454")]
    public async Task ReadAsync_NumberAsTheRegulatorWritesIt_IsNotRemarkedOn(string written) =>
        Assert.Empty((await ProviderList.ReadAsync(("URN", written))).Problems);

    [Theory]
    [InlineData("2.5E+06", "URN_ROUNDED")]
    [InlineData("2.50000E+06", "URN_ROUNDED")]
    [InlineData("3E+06", "URN_ROUNDED")]
    [InlineData("2500001.5", "URN_INVALID")]
    [InlineData("25,00001", "URN_INVALID")]
    [InlineData("#REF!", "URN_INVALID")]
    public async Task ReadAsync_NumberThatMayBeSeveral_IsRejectedWithItsLine(
        string written,
        string rule
    )
    {
        var list = await ProviderList.ReadAsync(("URN", written));

        Assert.Empty(list.Registrations);
        Assert.Equal(
            (rule, "URN", "10"),
            (list.OnlyProblem.Rule.Code, list.OnlyProblem.Column, list.OnlyProblem.Place.ToString())
        );
    }

    [Fact]
    public async Task ReadAsync_OtherNumbersOfTheRow_AreRepairedToo()
    {
        var list = await ProviderList.ReadAsync(
            ("Linked Education URN", "138602.0"),
            ("Latest full inspection event number", "10200001.0")
        );

        Assert.Equal("138602", list.Only.LinkedEducationUrn);
        Assert.Equal("10200001", Assert.Single(list.Only.Inspections).EventNumber);
    }

    [Fact]
    public async Task ReadAsync_TwoRowsThatAreRepairedToOneNumber_AreARepetition()
    {
        var list = await Reading.OfAsync(
            ProviderList.Text(
                ProviderList.Row(("URN", "2500001")),
                ProviderList.Row(("URN", "2500001.0"))
            )
        );

        Assert.Equal(["URN_REPEATED"], list.Codes);
    }

    [Fact]
    public async Task ReadAsync_RejectedRow_StillTellsItsRepairedNumber()
    {
        string[] row = [.. ProviderList.Row(("URN", "2500001.0")), "one too many"];

        var list = await Reading.OfAsync(ProviderList.Text(row));

        Assert.Equal(
            (RowOutcome.Rejected, "2500001"),
            (Assert.Single(list.Rows).Outcome, list.Rows[0].Urn)
        );
    }

    [Theory]
    [InlineData("07", RowOutcome.Read)]
    [InlineData("7.0", RowOutcome.Read)]
    [InlineData("01", RowOutcome.OutOfScope)]
    [InlineData("", RowOutcome.Rejected)]
    [InlineData("special", RowOutcome.Rejected)]
    public async Task ReadAsync_GiasTypeCode_OnlyACodeThatCanBeReadPutsASchoolOutOfScope(
        string code,
        RowOutcome outcome
    )
    {
        var list = await Reading.OfAsync(
            "URN,LA (name),EstablishmentName,TypeOfEstablishment (code),TypeOfEstablishment (name),EstablishmentStatus (name),Boarders (name),GOR (name),GSSLACode (name),Easting,Northing,CHNumber\r\n"
                + $"100001,Salford,Elm School,{code},A type,Open,No boarders,North West,E08000006,0,0,\r\n"
        );

        var row = Assert.Single(list.Rows);
        Assert.Equal(outcome, row.Outcome);
        Assert.Equal(outcome == RowOutcome.OutOfScope ? null : "100001", row.Urn);
    }

    [Theory]
    [InlineData("4567", "00004567")]
    [InlineData("04567890", "04567890")]
    [InlineData("SC123456", "SC123456")]
    public async Task ReadAsync_CompanyNumberWithoutItsZeros_HasEightCharacters(
        string written,
        string number
    )
    {
        var list = await Reading.OfAsync(
            "Location ID,Location Name,Location HSCA start date,Care home?,Location Type/Sector,Location Primary Inspection Category,Location Latest Overall Rating,Publication Date,Location Region,Location Local Authority,Location Street Address,Location City,Location Postal Code,Provider ID,Provider Name,Provider Companies House Number\r\n"
                + $"1-90001,Elm Court,01/10/2015,N,Social Care Org,Extra Care housing services,Good,01/02/2025,South West,Bristol,1 Care Street,Bristol,BS1 4ST,1-1,Elm Ltd,{written}\r\n"
        );

        Assert.Equal(number, list.Only.OwnerCompanyNumber);
    }
}
