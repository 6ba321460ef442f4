using RegionalProviders.Published;

namespace RegionalProviders.Providers.Lists.Tests;

/// <summary>Published files of odd years, and files with faults that people who do this job have reported of other systems.</summary>
public sealed class ReportedFileTests
{
    [PublishedDataTheory]
    [InlineData("ofsted", "joiners_leavers_17.csv", 468)]
    [InlineData("ofsted", "joiners_leavers_19.csv", 399)]
    [InlineData("ofsted", "joiners_leavers_22.csv", 504)]
    public async Task ReadAsync_JoinersAndLeaversOfAYear_AreRead(
        string folder,
        string file,
        int rows
    )
    {
        var list = await ReadAsync(folder, file);

        Assert.Equal(ListKind.OfstedJoinersLeavers, list.Table.Kind);
        Assert.Empty(list.Table.UnknownColumns);
        Assert.Equal(rows, list.Rows.Count);
        Assert.DoesNotContain(list.Rows, row => row.Outcome == RowOutcome.Rejected);
    }

    [PublishedDataTheory]
    [InlineData("joiners_leavers_19.csv", "1027091", 2018, 4, 1)]
    [InlineData("joiners_leavers_22.csv", "1027081", 2021, 4, 15)]
    public async Task ReadAsync_LeaverWithOneDateForEveryWayToLeave_HasResignedOnIt(
        string file,
        string urn,
        int year,
        int month,
        int day
    )
    {
        var list = await ReadAsync("ofsted", file);
        var leaver = list.Registrations.Single(row => row.Urn == urn);

        Assert.Equal(
            new StatusChange(RegistrationStatus.Resigned, new DateOnly(year, month, day)),
            leaver.StatusChanges[^1]
        );
        Assert.Null(leaver.ClosedDate);
    }

    [PublishedDataFact]
    public async Task ReadAsync_JoinersAndLeaversWithAVariableInTheHeader_AreRead()
    {
        var list = await ReadAsync("cases", "jl24.csv");

        Assert.Equal(
            (ListKind.OfstedJoinersLeavers, new DateOnly(2024, 3, 31)),
            (list.Table.Kind, list.Table.AsAt)
        );
        Assert.Empty(list.Table.UnknownColumns);
    }

    [PublishedDataFact]
    public async Task OpenAsync_SecondPartOf2018_IsNamed()
    {
        var refusal = await Assert.ThrowsAsync<MissingColumnException>(() =>
            ReadAsync("ofsted", "prov_2018_part2.csv")
        );

        Assert.Contains("2018 in two parts", refusal.Message, StringComparison.Ordinal);
    }

    [PublishedDataFact]
    public async Task ReadAsync_HiddenSheet_IsNotRead()
    {
        var list = await ReadAsync("cases", "l2_hidden_gone.xlsx");

        Assert.DoesNotContain(list.Registrations, row => row.Urn == "2599999");
        Assert.Equal(["Last year (hidden)"], list.Reader.OtherSheets);
    }

    [PublishedDataFact]
    public async Task ReadAsync_RowsWithoutTheEmptyCellsAtTheirEnd_AreRead()
    {
        var list = await ReadAsync("cases", "l6_ragged.csv");

        Assert.NotEmpty(list.Rows);
        Assert.Empty(list.Problems);
    }

    [PublishedDataFact]
    public async Task OpenAsync_OneByteOfAnotherEncoding_IsRefusedWithItsLine()
    {
        var refusal = await Assert.ThrowsAsync<UnreadableListException>(() =>
            ReadAsync("cases", "g1_one_byte.csv")
        );

        Assert.Contains(
            "Line 3 has a character in another encoding",
            refusal.Message,
            StringComparison.Ordinal
        );
    }

    [PublishedDataTheory]
    [InlineData("q1_cqc_zero_lost.csv")]
    [InlineData("q1_cqc_zero_kept.csv")]
    public async Task ReadAsync_CompanyNumberWithoutItsZero_IsTheSame(string file)
    {
        var list = await ReadAsync("cases", file);

        Assert.Equal("04567890", list.Registrations[0].OwnerCompanyNumber);
    }

    private static Task<Reading> ReadAsync(string folder, string file) =>
        Reading.OfAsync(File.OpenRead(PublishedData.File(folder, file)));
}
