using RegionalProviders.Providers.V1;
using static RegionalProviders.Providers.Tests.Imports.Csv;

namespace RegionalProviders.Providers.Tests.Imports;

public sealed class StatusTests
{
    private static readonly DateOnly In2022 = new(2022, 3, 31);
    private static readonly DateOnly In2023 = new(2023, 3, 31);
    private static readonly DateOnly In2024 = new(2024, 3, 31);

    [Fact]
    public async Task UploadList_NotOnTheFullList_IsWithdrawnOnceAndComesBack()
    {
        await using var register = await Register.StartAsync();
        await register.ImportAsync(ProviderList(("SC000001", ""), ("SC000002", "")), In2022);

        var without = await register.ImportAsync(ProviderList(("SC000001", "")), In2023);
        var again = await register.ImportAsync(ProviderList(("SC000001", "")), In2023);
        Assert.Equal((1, 0), (without.Rows.Withdrawn, again.Rows.Withdrawn));
        Assert.False(without.NoChange);
        Assert.True(
            await register.OneAsync<bool>(
                "select withdrawn from providers.setting where urn = 'SC000002'"
            )
        );

        var back = await register.ImportAsync(
            ProviderList(("SC000001", ""), ("SC000002", "")),
            In2024
        );

        Assert.Equal((0, 1, 1), (back.Rows.Withdrawn, back.Rows.Updated, back.Rows.Unchanged));
        Assert.Equal(
            ["false→true", "true→false"],
            await register.StoredAsync<string>(
                "select old_value || '→' || new_value from providers.history where field = 'registration.withdrawn' order by old_value"
            )
        );
        Assert.Equal(
            ["true false", "false true"],
            await register.StoredAsync<string>(
                "select payload ->> 'becameWithdrawn' || ' ' || (payload ->> 'returned') from providers.outbox where type like '%RegistrationStatusChanged' order by id"
            )
        );
    }

    [Fact]
    public async Task UploadList_ListsThatAreNotFull_WithdrawNothing()
    {
        await using var register = await Register.StartAsync();
        await register.ImportAsync(ProviderList(("SC000001", ""), ("SC000002", "")), In2022);

        var inYear = await register.ImportAsync(
            InspectionList(("SC000001", Judged("Good", "01/06/2022"))),
            In2023,
            ListKind.OfstedInspections
        );
        var toCouncils = await register.ImportAsync(CouncilList(("SC000001", "")), In2023);

        Assert.Equal((0, 0), (inYear.Rows.Withdrawn, toCouncils.Rows.Withdrawn));
    }

    [Fact]
    public async Task UploadList_KindsThatTheFullListNeverCarries_StayListed()
    {
        await using var register = await Register.StartAsync();
        await register.ImportAsync(
            CouncilList(("SC000009", "Provider type=Local authority fostering agency")),
            In2022
        );

        var report = await register.ImportAsync(ProviderList(("SC000001", "")), In2023);

        Assert.Equal(0, report.Rows.Withdrawn);
    }

    [Fact]
    public async Task UploadList_KnownFromALaterListOnly_StaysListed()
    {
        await using var register = await Register.StartAsync();
        await register.ImportAsync(CouncilList(("SC000009", "")), In2024);

        var report = await register.ImportAsync(ProviderList(("SC000001", "")), In2023);

        Assert.Equal(0, report.Rows.Withdrawn);
    }

    [Fact]
    public async Task UploadList_RowThatCouldNotBeTaken_IsStillOnTheList()
    {
        await using var register = await Register.StartAsync();
        await register.ImportAsync(ProviderList(("SC000001", ""), ("SC000002", "")), In2022);

        var broken =
            ProviderList(("SC000001", ""), ("SC000002", "")).TrimEnd() + ",\"one too many\"\r\n";
        var report = await register.ImportAsync(broken, In2023);

        Assert.Equal((1, 0), (report.Rows.Rejected, report.Rows.Withdrawn));
    }

    [Fact]
    public async Task UploadList_OtherStatus_ChangesItAndTellsOnce()
    {
        await using var register = await Register.StartAsync();
        await register.ImportAsync(ProviderList(("SC000001", "")), In2022);
        var suspended = ProviderList(("SC000001", "Registration status=Suspended"));

        await register.ImportAsync(suspended, In2023);
        await register.ImportAsync(suspended, In2023);

        Assert.Equal(
            "Active→Suspended 2023-03-31",
            await register.OneAsync<string>(
                "select payload ->> 'oldStatus' || '→' || (payload ->> 'newStatus') || ' ' || (payload ->> 'effectiveOn') from providers.outbox where type like '%RegistrationStatusChanged'"
            )
        );
        Assert.Equal(
            "ACTIVE→SUSPENDED",
            await register.OneAsync<string>(
                "select old_value || '→' || new_value from providers.history where field = 'registration.status'"
            )
        );
    }

    [Fact]
    public async Task UploadList_OlderThanTheLatestFullList_OverrulesNothing()
    {
        await using var register = await Register.StartAsync();
        await register.ImportAsync(
            ProviderList(("SC000001", "Name=REDACTED;Places=6;" + Judged("Good", "01/02/2023"))),
            In2023
        );

        var report = await register.ImportAsync(
            ProviderList(
                (
                    "SC000001",
                    "Name=Rowan House;Places=3;Registration status=Suspended;"
                        + Judged("Inadequate", "01/02/2021")
                ),
                ("SC000002", "Name=Old House")
            ),
            In2022
        );

        Assert.Equal(("OLDER_LIST", false), (report.Problems[0].Rule, report.Problems[0].Rejected));
        Assert.Equal((1, 1, 0), (report.Rows.Created, report.Rows.Updated, report.Rows.Withdrawn));
        Assert.Equal(1, report.Judgements.Same);
        Assert.Equal(
            ["SC000001||6|Active|false|Weak", "SC000002|Old House|4|Active|true|None"],
            await register.StoredAsync<string>(
                "select urn || '|' || coalesce(name, '') || '|' || places || '|' || status || '|' || withdrawn || '|' || case when band = 'Good' then 'Weak' else band end from providers.setting order by urn"
            )
        );
        Assert.Equal(
            0,
            await register.OneAsync<int>(
                "select count(*) from providers.outbox where type like '%Changed'"
            )
        );
    }

    [Fact]
    public async Task UploadList_JoinersAndLeavers_DateTheStatus()
    {
        await using var register = await Register.StartAsync();
        await register.ImportAsync(ProviderList(("SC000001", "")), In2022);

        var report = await register.ImportAsync(
            "URN,Provision type,Local authority,Sector,Places,First effective date (that the provider became active),First effective date (that the provider became resigned),Joiner status,Leaver status,Registration status (as at 31 March 2023),Name,Reason\r\n"
                + "SC000001,Children's home,Salford,Private,4,01/04/2015,14/12/2022,,Leaver,Resigned,REDACTED,Left\r\n"
                + "SC000002,Children's home,Salford,Private,4,01/09/2022,,Joiner,,Active,REDACTED,New\r\n",
            In2023
        );

        Assert.Equal((1, 1), (report.Rows.Created, report.Rows.Updated));
        Assert.Equal(ListKind.OfstedJoinersLeavers, report.Kind);
        Assert.Equal(
            "Resigned 2022-12-14",
            await register.OneAsync<string>(
                "select payload ->> 'newStatus' || ' ' || (payload ->> 'effectiveOn') from providers.outbox where type like '%RegistrationStatusChanged'"
            )
        );
    }
}
