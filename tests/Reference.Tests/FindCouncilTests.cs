using RegionalProviders.Reference;

namespace Reference.Tests;

public class FindCouncilTests
{
    [Theory]
    [InlineData("E06000023", "Bristol")]
    [InlineData(" e06000023 ", "Bristol")]
    [InlineData("E06000048", "Northumberland")]
    [InlineData("E06000057", "Northumberland")]
    [InlineData("E08000020", "Gateshead")]
    [InlineData("E08000016", "Barnsley")]
    [InlineData("E08000038", "Barnsley")]
    [InlineData("E08000039", "Sheffield")]
    [InlineData("E10000006", "Cumbria")]
    [InlineData("W06000015", "Cardiff")]
    public void FindByGss_PresentOrFormerCode_FindsCouncil(string code, string name) =>
        Assert.Equal(name, CouncilDirectory.FindByGss(code)?.Name);

    [Theory]
    [InlineData("")]
    [InlineData("E06009999")]
    [InlineData("E07000240")]
    public void FindByGss_NoUpperTierCouncil_FindsNothing(string code) =>
        Assert.Null(CouncilDirectory.FindByGss(code));

    [Fact]
    public void GssCode_AfterRecoding_IsTheNewOne() =>
        Assert.Equal("E08000038", CouncilDirectory.FindByGss("E08000016")?.GssCode);

    [Fact]
    public void FindByDfe_CodeKeptBySuccessor_DependsOnTheDay()
    {
        Assert.Equal("E06000060", CouncilDirectory.FindByDfe("825")?.GssCode);
        Assert.Equal(
            "E10000002",
            CouncilDirectory.FindByDfe("825", new DateOnly(2020, 3, 31))?.GssCode
        );
        Assert.Equal(
            "E06000060",
            CouncilDirectory.FindByDfe("825", new DateOnly(2020, 4, 1))?.GssCode
        );
        Assert.Null(CouncilDirectory.FindByDfe("909", new DateOnly(2023, 4, 1)));
        Assert.Equal("Cumbria", CouncilDirectory.FindByDfe("909")?.Name);
        Assert.Null(CouncilDirectory.FindByDfe("999"));
    }

    [Theory]
    [InlineData("Bristol", "E06000023")]
    [InlineData("BRISTOL, CITY OF", "E06000023")]
    [InlineData("City of Bristol Council", "E06000023")]
    [InlineData("Durham", "E06000047")]
    [InlineData("Durham County Council", "E06000047")]
    [InlineData("Herefordshire, County of", "E06000019")]
    [InlineData("Kingston-upon-Hull", "E06000010")]
    [InlineData("Hull City Council", "E06000010")]
    [InlineData("Saint Helens", "E08000013")]
    [InlineData("St. Helens MBC", "E08000013")]
    [InlineData("  Southend  on Sea ", "E06000033")]
    [InlineData("Bournemouth, Christchurch & Poole", "E06000058")]
    [InlineData("bcp council", "E06000058")]
    [InlineData("Brighton & Hove", "E06000043")]
    [InlineData("Windsor&Maidenhead", "E06000040")]
    [InlineData("London Borough of Hammersmith & Fulham", "E09000013")]
    [InlineData("The Royal Borough of Kensington and Chelsea", "E09000020")]
    [InlineData("City of Westminster", "E09000033")]
    [InlineData("City of London", "E09000001")]
    [InlineData("East Sussex County Council", "E10000011")]
    [InlineData("Derby City", "E06000015")]
    [InlineData("Ynys Môn", "W06000001")]
    [InlineData("YNYS MON", "W06000001")]
    [InlineData("Rhondda Cynon Taff", "W06000016")]
    public void FindByName_AnySpelling_FindsCouncil(string name, string gss) =>
        Assert.Equal(gss, CouncilDirectory.FindByName(name)?.GssCode);

    [Theory]
    [InlineData("")]
    [InlineData("Council")]
    [InlineData("London")]
    [InlineData("Kingston")]
    [InlineData("Newcastle")]
    [InlineData("Newcastle-under-Lyme")]
    [InlineData("Oxford City Council")]
    [InlineData("Nottingham County Council")]
    [InlineData("Yorkshire")]
    public void FindByName_AmbiguousOrOther_FindsNothing(string name) =>
        Assert.Null(CouncilDirectory.FindByName(name));

    [Fact]
    public void FindByName_Abolished_FindsItWithItsSuccessors()
    {
        var cumbria = CouncilDirectory.FindByName("Cumbria", new DateOnly(2024, 3, 31));

        Assert.Equal(new DateOnly(2023, 3, 31), cumbria?.To);
        Assert.Equal(
            ["Cumberland", "Westmorland and Furness"],
            cumbria!.Successors.Select(link => link.Name)
        );
    }

    [Fact]
    public void FindByName_SharedWithPredecessor_DependsOnTheDay()
    {
        Assert.Equal("E06000059", CouncilDirectory.FindByName("Dorset")?.GssCode);
        Assert.Equal(
            "E10000009",
            CouncilDirectory.FindByName("Dorset", new DateOnly(2019, 3, 31))?.GssCode
        );
        Assert.Equal("E10000009", CouncilDirectory.FindByName("Dorset County Council")?.GssCode);
    }

    [Fact]
    public void ExistedOn_FirstAndLastDay_AreIncluded()
    {
        var bournemouth = CouncilDirectory.FindByName("Bournemouth")!;

        Assert.False(bournemouth.ExistedOn(new DateOnly(1997, 3, 31)));
        Assert.True(bournemouth.ExistedOn(new DateOnly(1997, 4, 1)));
        Assert.True(bournemouth.ExistedOn(new DateOnly(2019, 3, 31)));
        Assert.False(bournemouth.ExistedOn(new DateOnly(2019, 4, 1)));
    }

    [Fact]
    public void Find_FixedId_OutlivesRecoding() =>
        Assert.Equal(
            "Medway",
            CouncilDirectory.Find(new Guid("e8ae9499-2b21-5eee-92d1-f5187ae43709"))?.Name
        );
}
