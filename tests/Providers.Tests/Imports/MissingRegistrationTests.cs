using RegionalProviders.Common.V1;
using RegionalProviders.Kernel;
using RegionalProviders.Providers.V1;
using RegionalProviders.Testing;
using static RegionalProviders.Providers.Tests.Imports.Csv;

namespace RegionalProviders.Providers.Tests.Imports;

public sealed class MissingRegistrationTests
{
    private static readonly DateOnly In2022 = new(2022, 3, 31);
    private static readonly DateOnly In2023 = new(2023, 3, 31);
    private static readonly DateOnly In2024 = new(2024, 3, 31);

    [Fact]
    public async Task UploadList_WithdrawMissingWithoutItsPermission_IsRefused()
    {
        await using var register = await Register.StartAsync();
        var messages = UploadMessages.Of(Uploading.SmallList, Guid.NewGuid(), In2023).ToList();
        messages[0].Header.WithdrawMissing = 1;

        var failure = await Uploading.FailsAsync(
            register,
            ErrorReason.PermissionMissing,
            messages,
            Register.Coordinator
        );

        Assert.Equal("RegisterWithdraw", failure.Metadata["permission"]);
        Assert.Equal(0, await register.OneAsync<int>("select count(*) from providers.upload"));
    }

    [Fact]
    public async Task UploadList_NegativeWithdrawMissing_IsRefused()
    {
        await using var register = await Register.StartAsync();
        var messages = UploadMessages.Of(Uploading.SmallList, Guid.NewGuid(), In2023).ToList();
        messages[0].Header.WithdrawMissing = -1;

        var failure = await Uploading.FailsAsync(register, ErrorReason.FieldInvalid, messages);

        Assert.Equal("header.withdraw_missing", Assert.Single(failure.Violations).Field);
    }

    [Fact]
    public async Task UploadList_AnotherWithdrawMissingForTheSameUpload_IsAnotherHeader()
    {
        await using var register = await Register.StartAsync();
        var id = Guid.NewGuid();
        await register.Uploads.BeginAsync(Register.Operator, Upload(id, 0), default);

        var failure = await Assert.ThrowsAsync<ServiceException>(() =>
            register.Uploads.BeginAsync(Register.Operator, Upload(id, 5), default)
        );

        Assert.Contains("header", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task UploadList_TooManyMissing_StopsAndStoresNothingButTheReport()
    {
        await using var register = await Register.StartAsync();
        await register.ImportAsync(ProviderList(Homes(1, 100)), In2022);
        var before = await StateAsync(register);

        var report = await register.ImportAsync(
            ProviderList([.. Homes(7, 94), ("SC000999", "Name=New House")]),
            In2023
        );

        Assert.Equal(ImportState.Stopped, report.State);
        Assert.Equal((6, 100), (report.Missing.Count, report.Missing.Held));
        Assert.Equal([MissingReason.TooMany], report.Missing.Reasons);
        Assert.Equal(
            Homes(1, 6).Select(home => home.Urn),
            report.Missing.First.Select(each => each.Key.Urn)
        );
        Assert.All(report.Missing.First, each => Assert.Equal("House", each.SettingName));
        Assert.Equal(
            (95, 0, 0, 95, 0),
            (
                report.Rows.Read,
                report.Rows.Created,
                report.Rows.Updated,
                report.Rows.Unchanged,
                report.Rows.Withdrawn
            )
        );
        Assert.Equal(("MANY_MISSING", 0), (report.Problems[0].Rule, report.Problems[0].Line));
        Assert.Contains(
            "withdraw_missing: 6",
            report.Problems[0].Message,
            StringComparison.Ordinal
        );
        Assert.Equal(before, await StateAsync(register));
        Assert.Equal(
            0,
            await register.OneAsync<int>("select count(*) from providers.upload_chunk")
        );
        var listed = await register.Service.ListImports(
            new(),
            new DirectCall(Register.Coordinator)
        );
        Assert.Equal(
            (ImportState.Stopped, 0),
            (listed.Reports[0].State, listed.Reports[0].Missing.First.Count)
        );
    }

    [Fact]
    public async Task UploadList_NoMoreMissingThanTheShare_Withdraws()
    {
        await using var register = await Register.StartAsync();
        await register.ImportAsync(ProviderList(Homes(1, 100)), In2022);

        var report = await register.ImportAsync(ProviderList(Homes(6, 95)), In2023);

        Assert.Equal((ImportState.Imported, 5), (report.State, report.Rows.Withdrawn));
        Assert.Equal((5, 100), (report.Missing.Count, report.Missing.Held));
        Assert.Empty(report.Missing.Reasons);
        Assert.Empty(report.Missing.First);
    }

    [Fact]
    public async Task UploadList_ThreeOfFewMissing_Withdraws()
    {
        await using var register = await Register.StartAsync();
        await register.ImportAsync(ProviderList(Homes(1, 4)), In2022);

        var report = await register.ImportAsync(ProviderList(Homes(1, 1)), In2023);

        Assert.Equal((ImportState.Imported, 3), (report.State, report.Rows.Withdrawn));
    }

    [Fact]
    public async Task UploadList_AsManyConfirmedAsMissing_GoesOn()
    {
        await using var register = await Register.StartAsync();
        await register.ImportAsync(ProviderList(Homes(1, 100)), In2022);
        var list = ProviderList(Homes(7, 94));
        var stopped = await register.ImportAsync(list, In2023);

        var fewer = await register.ImportAsync(
            list,
            In2023,
            withdrawMissing: stopped.Missing.Count - 1
        );
        var report = await register.ImportAsync(
            list,
            In2023,
            withdrawMissing: stopped.Missing.Count
        );

        Assert.Equal(ImportState.Stopped, fewer.State);
        Assert.Equal((ImportState.Imported, 6), (report.State, report.Rows.Withdrawn));
        Assert.Equal(
            6,
            await register.OneAsync<int>(
                "select count(*) from providers.outbox where payload ->> 'becameWithdrawn' = 'true'"
            )
        );
    }

    [Theory]
    [InlineData(ListKind.OfstedProviders)]
    [InlineData(ListKind.OfstedInspections)]
    public async Task UploadList_HeaderAlone_Stops(ListKind kind)
    {
        await using var register = await Register.StartAsync();
        await register.ImportAsync(ProviderList(Homes(1, 2)), In2022);
        var before = await StateAsync(register);

        var report = await register.ImportAsync(
            kind == ListKind.OfstedProviders ? ProviderList() : InspectionList(),
            In2023,
            kind
        );

        Assert.Equal(ImportState.Stopped, report.State);
        Assert.Equal([MissingReason.NoRows], report.Missing.Reasons);
        Assert.Equal("NO_ROWS", report.Problems[0].Rule);
        Assert.Equal(before, await StateAsync(register));
    }

    [Fact]
    public async Task UploadList_RowsWithUnreadableNumbers_TakesTheOthersAndWithdrawsNothing()
    {
        await using var register = await Register.StartAsync();
        await register.ImportAsync(ProviderList(("SC000001", ""), ("SC000002", "")), In2022);

        var report = await register.ImportAsync(
            ProviderList(("SC000001", "Places=9"), ("2.5E+06", "")),
            In2023
        );

        Assert.Equal(
            (ImportState.Imported, 1, 1, 0),
            (report.State, report.Rows.Updated, report.Rows.Rejected, report.Rows.Withdrawn)
        );
        Assert.Equal([MissingReason.UnreadableNumbers], report.Missing.Reasons);
        Assert.Equal((1, 1), (report.Missing.Count, report.Missing.UnreadableNumbers));
        Assert.Equal("SC000002", Assert.Single(report.Missing.First).Key.Urn);
        Assert.Equal(
            ["0 NUMBERS_UNREADABLE", "3 URN_ROUNDED"],
            report.Problems.Select(problem => $"{problem.Line} {problem.Rule}")
        );
    }

    [Fact]
    public async Task UploadList_UnreadableNumbersConfirmed_Withdraws()
    {
        await using var register = await Register.StartAsync();
        await register.ImportAsync(ProviderList(("SC000001", ""), ("SC000002", "")), In2022);

        var report = await register.ImportAsync(
            ProviderList(("SC000001", ""), ("2.5E+06", "")),
            In2023,
            withdrawMissing: 1
        );

        Assert.Equal((ImportState.Imported, 1), (report.State, report.Rows.Withdrawn));
        Assert.Empty(report.Missing.Reasons);
    }

    [Fact]
    public async Task UploadList_OlderListAfterOneWithUnreadableNumbers_MeetsNoConclusionFromIt()
    {
        await using var register = await Register.StartAsync();
        await register.ImportAsync(ProviderList(("SC000001", "")), In2022);
        await register.ImportAsync(ProviderList(("SC000001", ""), ("2.5E+06", "")), In2024);

        // Of the list of 2024 it may be the row that could not be read.
        var report = await register.ImportAsync(
            ProviderList(("SC000001", ""), ("SC000002", "")),
            In2023
        );

        Assert.Equal(1, report.Rows.Created);
        Assert.Equal(
            [false, false],
            await register.StoredAsync<bool>(
                "select withdrawn from providers.registration order by urn"
            )
        );
    }

    [Fact]
    public async Task UploadList_AfterAStoppedList_IsNotOlderThanThat()
    {
        await using var register = await Register.StartAsync();
        await register.ImportAsync(ProviderList(("SC000001", "")), In2022);
        await register.ImportAsync(ProviderList(), In2024);

        var report = await register.ImportAsync(ProviderList(("SC000001", "Places=9")), In2023);

        Assert.Equal(1, report.Rows.Updated);
        Assert.Empty(report.Problems);
    }

    private static (string Urn, string Changes)[] Homes(int first, int count) =>
        [.. Enumerable.Range(first, count).Select(number => ($"SC{number:000000}", "Name=House"))];

    private static RegionalProviders.Providers.Imports.Upload Upload(
        Guid id,
        int withdrawMissing
    ) =>
        new(
            id,
            "list.csv",
            Uploading.SmallList.Length,
            Register.Sha256(Uploading.SmallList),
            In2023,
            ListKind.Unspecified,
            withdrawMissing,
            Sheet: ""
        );

    // Everything that an import may change, except its report.
    private static Task<string> StateAsync(Register register) =>
        register.OneAsync<string>(
            """
            select concat_ws(' ', (select count(*) from providers.outbox), (select count(*) from providers.history),
                (select count(*) from providers.inspection), (select count(*) from providers.ownership),
                (select count(*) from providers.organisation), (select count(*) from providers.setting_source),
                (select md5(string_agg(r::text, '|' order by id)) from providers.registration r),
                (select md5(string_agg(t::text, '|' order by id)) from providers.setting t))
            """
        );
}
