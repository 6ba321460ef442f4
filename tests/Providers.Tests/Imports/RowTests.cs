using static RegionalProviders.Providers.Tests.Imports.Csv;

namespace RegionalProviders.Providers.Tests.Imports;

public sealed class RowTests
{
    private static readonly DateOnly In2023 = new(2023, 3, 31);

    [Fact]
    public async Task UploadList_UnknownCouncil_TakesTheRowAndNamesTheSpelling()
    {
        await using var register = await Register.StartAsync();

        var report = await register.ImportAsync(
            ProviderList(("SC000001", "Local authority=Barsetshire")),
            In2023
        );

        var problem = Assert.Single(report.Problems);
        Assert.Equal(
            ("LOCAL_AUTHORITY_UNKNOWN", 2, false),
            (problem.Rule, problem.Line, problem.Rejected)
        );
        Assert.Contains("'Barsetshire'", problem.Message, StringComparison.Ordinal);
        Assert.Equal(1, report.Rows.Created);
    }

    [Fact]
    public async Task UploadList_RowsThatFail_DoNotStopTheOthers()
    {
        await using var register = await Register.StartAsync();

        var report = await register.ImportAsync(
            ProviderList(
                ("SC000001", ""),
                ("", ""),
                ("banana", ""),
                ("SC000001", "Name=Twice"),
                ("SC000002", Judged("Good", "01/02/2093")),
                ("SC000003", "Name=Elm\u0000\u0007 House")
            ),
            In2023
        );

        Assert.Equal((6, 3, 3), (report.Rows.Read, report.Rows.Created, report.Rows.Rejected));
        Assert.Equal(
            ["3 URN_MISSING True", "4 URN_INVALID True", "5 URN_REPEATED True"],
            report
                .Problems.Where(problem => problem.Rejected)
                .Select(problem => $"{problem.Line} {problem.Rule} {problem.Rejected}")
        );
        Assert.Contains(report.Problems, problem => problem is { Line: 6, Rule: "DATE_IN_FUTURE" });
        Assert.Contains(
            report.Problems,
            problem => problem is { Line: 7, Rule: "CONTROL_CHARACTER" }
        );
        Assert.Equal(
            "Elm House",
            await register.OneAsync<string>(
                "select name from providers.setting where urn = 'SC000003'"
            )
        );
    }

    [Fact]
    public async Task UploadList_TextLikeSql_IsStoredAsItIs()
    {
        await using var register = await Register.StartAsync();
        const string name = "'); drop table providers.setting; --";

        await register.ImportAsync(
            ProviderList(
                (
                    "SC000001",
                    $"Organisation which owns the provider={name.Replace(";", ":", StringComparison.Ordinal)}"
                )
            ),
            In2023
        );

        Assert.Equal(
            name.Replace(";", ":", StringComparison.Ordinal),
            await register.OneAsync<string>("select name from providers.organisation")
        );
    }

    [Fact]
    public async Task UploadList_UnknownColumn_IsReportedAndIgnored()
    {
        await using var register = await Register.StartAsync();
        var lines = ProviderList(("SC000001", "")).Split("\r\n");

        var report = await register.ImportAsync(
            $"{lines[0]},Star sign\r\n{lines[1]},Leo\r\n",
            In2023
        );

        Assert.Contains("Star sign", report.IgnoredColumns);
        Assert.Equal(1, report.Rows.Created);
    }
}
