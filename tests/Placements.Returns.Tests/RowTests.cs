namespace RegionalProviders.Placements.Returns.Tests;

public sealed class RowTests
{
    [Fact]
    public void FromCells_SoundRow_IsTyped()
    {
        var row = Samples.Census();
        Assert.Equal("B-1001", row.Identifier);
        Assert.Equal(12, row.Age);
        Assert.Equal(new DateOnly(2019, 6, 1), row.Start);
        Assert.Equal(410_050, row.TotalPence);
        Assert.Equal(300_000, row.SocialCarePence);
        Assert.Equal(100_050, row.EducationPence);
        Assert.Equal(10_000, row.HealthPence);
        Assert.Equal("residential_with_education", row.ProvisionType);
        Assert.Equal(Samples.Bolton, row.PlacingCouncil);
        Assert.Equal("looked_after", row.Code(ReturnField.LookedAfter));
        Assert.Equal("4,100.50", row.Text(ReturnField.TotalCost));
    }

    [Theory]
    [InlineData(ReturnKind.Census)]
    [InlineData(ReturnKind.Episodes)]
    public void Cells_ReadBack_GiveTheSameRow(ReturnKind kind)
    {
        var first = kind == ReturnKind.Census ? Samples.Census() : Samples.CompletedEpisode();
        var second = ReturnRow.FromCells(Samples.Latest, kind, 2, first.Cells());
        Assert.Equal(first.Cells(), second.Cells());
        Assert.Empty(second.UnknownColumns);
        Assert.Equal(first.Start, second.Start);
        Assert.Equal(first.TotalPence, second.TotalPence);
        Assert.Equal(first.Urn, second.Urn);
        Assert.Equal(first.ProvisionType, second.ProvisionType);
    }

    [Theory]
    [InlineData("age in years")]
    [InlineData("PLACE")]
    public void FromCells_SecondNameForAColumnOrOneOfTheOtherInput_IsUnknown(string name)
    {
        var cells = Samples.Cells(Samples.Latest, ReturnKind.Census);
        cells[name] = "17";
        var row = ReturnRow.FromCells(Samples.Latest, ReturnKind.Census, 1, cells);
        Assert.Equal([name], row.UnknownColumns);
        Assert.Equal(12, row.Age);
    }

    [Fact]
    public void Cells_TextThatIsTooLong_IsStillTooLongWhenReadBack()
    {
        var row = Samples.Census((ReturnField.Organisation, new string('x', 499) + "😀😀"));
        var again = ReturnRow.FromCells(Samples.Latest, ReturnKind.Census, 2, row.Cells());
        Assert.Equal(CellFault.TooLong, again.Fault(ReturnField.Organisation));
        Assert.InRange(row.Text(ReturnField.Organisation).Length, 501, 502);
    }

    [Fact]
    public void Urn_Fostering_IsTheAgencysWhereTheEstablishmentHasNone()
    {
        var row = Samples.Census(
            (ReturnField.ProvisionType, "Fostering - Enhanced"),
            (ReturnField.EstablishmentUrn, ""),
            (ReturnField.ProviderUrn, "sc012345")
        );
        Assert.Equal("SC012345", row.Urn);
    }

    [Theory]
    [InlineData("City of Manchester", "E08000003")]
    [InlineData("E08000003", "E08000003")]
    [InlineData("352", "E08000003")]
    [InlineData("Fenland", "E10000003")]
    [InlineData("St Helens", "E08000013")]
    public void FromCells_CouncilInAnySpelling_IsKnown(string text, string expected)
    {
        var schema = ReturnSchemas.Find("2022-03")!;
        var cells = Samples.Cells(schema, ReturnKind.Census, (ReturnField.HostAuthority, text));
        Assert.Equal(
            expected,
            ReturnRow.FromCells(schema, ReturnKind.Census, 1, cells).HostCouncil
        );
    }

    [Theory]
    [InlineData("01/03/2026", null, true)]
    [InlineData("31/03/2026", null, true)]
    [InlineData("01/04/2026", null, false)]
    [InlineData("01/03/2026", "31/03/2026", false)]
    [InlineData("01/03/2026", "01/04/2026", true)]
    public void IsOpenOn_StartDayCountsAndEndDayDoesNot(string start, string? end, bool expected)
    {
        var row = Samples.Episode((ReturnField.Start, start), (ReturnField.End, end ?? ""));
        Assert.Equal(expected, row.IsOpenOn(Samples.Snapshot));
    }
}
