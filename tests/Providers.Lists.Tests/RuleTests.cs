namespace RegionalProviders.Providers.Lists.Tests;

public sealed class RuleTests
{
    [Theory]
    [InlineData("URN", "", "URN_MISSING")]
    [InlineData("URN", "NULL", "URN_MISSING")]
    [InlineData("URN", "138602", "URN_INVALID")]
    [InlineData("URN", "1.02E+06", "URN_ROUNDED")]
    [InlineData("URN", "SC01234", "")]
    [InlineData("URN", "sc037454", "")]
    [InlineData("URN", "2590934", "")]
    [InlineData("Name", "", "NAME_MISSING")]
    [InlineData("Local authority", " ", "LOCAL_AUTHORITY_MISSING")]
    [InlineData("Provision type", "", "PROVISION_TYPE_MISSING")]
    [InlineData("Provision type", "Space station", "PROVISION_TYPE_UNKNOWN")]
    [InlineData("Registration status", "", "STATUS_MISSING")]
    [InlineData("Registration status", "Dormant", "STATUS_UNKNOWN")]
    [InlineData("Registration date", "31/02/2020", "DATE_INVALID")]
    [InlineData("Registration date", "2020", "DATE_INVALID")]
    [InlineData("Registration date", "44007", "DATE_INVALID")]
    [InlineData("Registration date", "01/04/2025", "DATE_IN_FUTURE")]
    [InlineData("Registration date", "31/03/2025", "")]
    [InlineData("Latest full inspection publication date", "30/04/2025", "")]
    [InlineData("Latest full inspection publication date", "02/09/2025", "DATE_IN_FUTURE")]
    [InlineData("Places", "four", "PLACES_INVALID")]
    [InlineData("Places", "-1", "PLACES_INVALID")]
    [InlineData("Places", "1e9", "PLACES_INVALID")]
    [InlineData("Latest full inspection event number", "1.02E+07", "EVENT_NUMBER_INVALID")]
    [InlineData(
        "Overall experiences and progress of children and young people",
        "Brilliant",
        "JUDGEMENT_UNKNOWN"
    )]
    [InlineData("Supported Accommodation outcome", "Good", "JUDGEMENT_UNKNOWN")]
    [InlineData("Registration status", "#REF!", "CELL_ERROR")]
    [InlineData("Town", "#N/A", "CELL_ERROR")]
    [InlineData("Town", "N/A", "")]
    [InlineData("Name", "Oak\u0000House", "CONTROL_CHARACTER")]
    [InlineData("Name", "Oak \u202EHouse", "CONTROL_CHARACTER")]
    [InlineData("Name", "Oak\u0085House", "")]
    [InlineData("Registration status", "Act\u0000ive", "STATUS_UNKNOWN CONTROL_CHARACTER")]
    public async Task ReadAsync_OneValue_GivesThatProblemAndNoOther(
        string column,
        string value,
        string code
    )
    {
        var list = await ProviderList.ReadAsync((column, value));
        Assert.Equal(
            code.Split(' ', StringSplitOptions.RemoveEmptyEntries).Order(),
            list.Codes.Order()
        );
        foreach (var problem in list.Problems)
        {
            Assert.Equal(column, problem.Column);
            Assert.Equal("10", problem.Place.ToString());
            Assert.Equal(problem.Rule.Rejects ? 0 : 1, list.Registrations.Count);
            if (value.Trim().Length > 4)
                Assert.DoesNotContain(value, problem.Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task ReadAsync_OneBadRow_DoesNotStopTheOthers()
    {
        var list = await Reading.OfAsync(
            ProviderList.Text(
                ProviderList.Row(),
                ProviderList.Row(("URN", "?")),
                ProviderList.Row(("URN", "SC012346"))
            )
        );
        Assert.Equal(
            [RowOutcome.Read, RowOutcome.Rejected, RowOutcome.Read],
            list.Rows.Select(r => r.Outcome)
        );
        Assert.Equal(new ListCounts(2, 1, 0, 0, 0), list.Reader.Counts);
    }

    [Fact]
    public async Task ReadAsync_UrnRepeatedInAProviderList_KeepsTheFirstRow()
    {
        var list = await Reading.OfAsync(
            ProviderList.Text(
                ProviderList.Row(("Places", "3")),
                ProviderList.Row(("URN", "sc012345"), ("Places", "9"))
            )
        );
        Assert.Equal(3, list.Only.Places);
        Assert.Equal(
            ("URN_REPEATED", 11),
            (list.OnlyProblem.Rule.Code, list.OnlyProblem.Place.Line)
        );
    }

    [Fact]
    public async Task ReadAsync_UnknownJudgement_KeepsTheRestOfTheRow()
    {
        var list = await ProviderList.ReadAsync(
            ("Overall experiences and progress of children and young people", "Brilliant"),
            ("The effectiveness of leaders and managers", "Good"),
            ("Latest full inspection date", "05/11/2024")
        );
        var inspection = Assert.Single(list.Only.Inspections);
        Assert.Null(inspection.Overall);
        Assert.Equal("Good", inspection.LeadersAndManagers?.Judgement?.Value);
        Assert.Equal(new DateOnly(2024, 11, 5), inspection.Date);
    }

    [Fact]
    public async Task ReadAsync_ControlCharacter_IsReplacedForItCannotBeStored()
    {
        var list = await ProviderList.ReadAsync(("Name", "Oak\u0000House\u0007"));
        Assert.Equal("Oak House", list.Only.Name.Value);
    }

    [Fact]
    public async Task ReadAsync_NameOfSixHundredCharacters_IsLeftOut()
    {
        var list = await ProviderList.ReadAsync(("Name", new string('n', 501)));
        Assert.Equal(["VALUE_TOO_LONG", "NAME_MISSING"], list.Codes);
        Assert.Equal(default, list.Only.Name);
    }

    [Fact]
    public async Task ReadAsync_CellsBeyondTheHeader_RejectTheRow()
    {
        var list = await Reading.OfAsync(ProviderList.Text([.. ProviderList.Row(), "", "Good"]));
        Assert.Equal("ROW_TOO_LONG", list.OnlyProblem.Rule.Code);
        Assert.Empty(list.Registrations);
    }

    [Fact]
    public async Task ReadAsync_EmptyCellsBeyondTheHeader_AreNothing()
    {
        var list = await Reading.OfAsync(ProviderList.Text([.. ProviderList.Row(), "", " ", ""]));
        Assert.Empty(list.Problems);
    }

    [Fact]
    public async Task ReadAsync_RowEndsBeforeItsMandatoryCells_IsRejected()
    {
        var list = await Reading.OfAsync(ProviderList.Text(ProviderList.Row()[..10]));
        Assert.Equal("ROW_TOO_SHORT", list.OnlyProblem.Rule.Code);
    }

    [Fact]
    public async Task ReadAsync_RowWithoutItsEmptyLastCells_IsRead()
    {
        var list = await Reading.OfAsync(ProviderList.Text(ProviderList.Row()[..20]));
        Assert.Single(list.Registrations);
    }

    [Fact]
    public async Task ReadAsync_BlankRowsAndFootnotes_AreCountedOnly()
    {
        var text =
            ProviderList.Text(ProviderList.Row())
            + "\r\n,,,,\r\nSource: Ofsted,,,\r\n\"1. Includes,\nsuspended providers\",\r\n";
        var list = await Reading.OfAsync(text);
        Assert.Equal(new ListCounts(1, 0, 0, 2, 2), list.Reader.Counts);
        Assert.Single(list.Rows);
    }

    [Fact]
    public void All_Codes_AreUniqueAndDocumented()
    {
        var declared = typeof(Rules).GetFields().Select(f => (Rule)f.GetValue(null)!).ToList();
        Assert.Equal(declared, Rules.All);
        Assert.Equal(declared.Count, declared.DistinctBy(r => r.Code).Count());
        Assert.All(declared, r => Assert.Matches("^[A-Z_]+$", r.Code));
        Assert.All(declared, r => Assert.EndsWith(".", r.Message, StringComparison.Ordinal));
    }
}
