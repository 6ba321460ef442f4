using RegionalProviders.Common.V1;
using RegionalProviders.Kernel;
using RegionalProviders.Providers.V1;
using RegionalProviders.Testing;
using static RegionalProviders.Providers.Tests.Imports.Csv;

namespace RegionalProviders.Providers.Tests.Imports;

public sealed class ReportTests
{
    private static readonly Guid Council = Guid.Parse("0190a000-0000-7000-8000-00000000c0c0");

    [Fact]
    public async Task GetImport_CouncilInAConsortium_ReadsTheReport()
    {
        await using var register = await Register.StartAsync();
        var report = await register.ImportAsync(ProviderList(("SC000001", "")), new(2023, 3, 31));
        await register.StoredAsync<int>(
            "insert into providers.membership values (gen_random_uuid(), gen_random_uuid(), @Council, '2020-01-01', null, 1)",
            new { Council }
        );

        var read = await register.Service.GetImport(
            new GetImportRequest { Id = report.Id },
            new DirectCall(CouncilPrincipal())
        );

        Assert.Equal(report, read.Report);
    }

    [Fact]
    public async Task GetImport_CouncilInNoConsortium_IsRefused()
    {
        await using var register = await Register.StartAsync();
        var report = await register.ImportAsync(ProviderList(("SC000001", "")), new(2023, 3, 31));

        var failure = await Assert.ThrowsAsync<Npgsql.PostgresException>(() =>
            register.Service.GetImport(
                new GetImportRequest { Id = report.Id },
                new DirectCall(CouncilPrincipal())
            )
        );

        Assert.Equal("RP002", failure.SqlState);
    }

    [Fact]
    public async Task GetImport_Provider_FindsNothing()
    {
        await using var register = await Register.StartAsync();
        var report = await register.ImportAsync(ProviderList(("SC000001", "")), new(2023, 3, 31));
        var provider = new Principal(
            PrincipalKind.Provider,
            "provider",
            null,
            [],
            Guid.NewGuid(),
            [Role.Provider]
        );

        var failure = await Assert.ThrowsAsync<ServiceException>(() =>
            register.Service.GetImport(
                new GetImportRequest { Id = report.Id },
                new DirectCall(provider)
            )
        );

        Assert.Equal(ErrorReason.NotFound, failure.Reason);
    }

    [Fact]
    public async Task GetImport_Unknown_IsNotFound()
    {
        await using var register = await Register.StartAsync();

        foreach (
            Func<Task> call in new Func<Task>[]
            {
                () => register.Service.GetImport(new() { Id = NewId() }, Reader()),
                () => register.Service.ListImportProblems(new() { ImportId = NewId() }, Reader()),
                () => register.Service.ListJudgementChanges(new() { ImportId = NewId() }, Reader()),
            }
        )
            Assert.Equal(
                ErrorReason.NotFound,
                (await Assert.ThrowsAsync<ServiceException>(call)).Reason
            );
    }

    [Fact]
    public async Task ListImports_PageByPage_GivesEachOnceNewestFirst()
    {
        await using var register = await Register.StartAsync();
        var ids = new List<string>();
        for (var year = 2019; year < 2024; year++)
            ids.Add(
                (await register.ImportAsync(ProviderList(("SC000001", "")), new(year, 3, 31))).Id
            );

        var seen = new List<string>();
        var request = new ListImportsRequest { PageSize = 2 };
        do
        {
            var page = await register.Service.ListImports(request, Reader());
            seen.AddRange(page.Reports.Select(report => report.Id));
            Assert.All(page.Reports, report => Assert.Empty(report.Problems));
            request.PageToken = page.NextPageToken;
        } while (request.PageToken.Length > 0);

        ids.Reverse();
        Assert.Equal(ids, seen);
    }

    [Fact]
    public async Task ListImportProblems_MoreThanTheReportCarries_GivesAllInOrder()
    {
        await using var register = await Register.StartAsync();
        var report = await register.ImportAsync(
            ProviderList([
                .. Enumerable.Range(0, 130).Select(row => ($"banana{row}", "")),
                ("SC000001", ""),
            ]),
            new(2023, 3, 31)
        );

        var lines = new List<int>();
        var request = new ListImportProblemsRequest { ImportId = report.Id };
        do
        {
            var page = await register.Service.ListImportProblems(request, Reader());
            lines.AddRange(page.Problems.Select(problem => problem.Line));
            request.PageToken = page.NextPageToken;
        } while (request.PageToken.Length > 0);

        Assert.Equal((100, 130), (report.Problems.Count, report.ProblemCount));
        Assert.Equal(Enumerable.Range(2, 130), lines);
    }

    [Fact]
    public async Task ListImportProblems_OfAnotherPageThanThereIs_AreRefused()
    {
        await using var register = await Register.StartAsync();
        var rows = ProviderList([.. Enumerable.Range(0, 250).Select(row => ($"banana{row}", ""))]);
        var one = await register.ImportAsync(rows, new(2023, 3, 31));
        var other = await register.ImportAsync(rows, new(2023, 3, 31));
        var request = new ListImportProblemsRequest { ImportId = one.Id, PageSize = 1_000_000 };

        var page = await register.Service.ListImportProblems(request, Reader());

        Assert.Equal(200, page.Problems.Count);
        var foreign = await Assert.ThrowsAsync<ServiceException>(() =>
            register.Service.ListImportProblems(
                new ListImportProblemsRequest
                {
                    ImportId = other.Id,
                    PageToken = page.NextPageToken,
                },
                Reader()
            )
        );
        Assert.Equal(ErrorReason.PageTokenInvalid, foreign.Reason);
        var negative = await Assert.ThrowsAsync<ServiceException>(() =>
            register.Service.ListImportProblems(
                new ListImportProblemsRequest { ImportId = one.Id, PageSize = -1 },
                Reader()
            )
        );
        Assert.Equal("page_size", Assert.Single(negative.Violations).Field);
    }

    [Fact]
    public async Task ListJudgementChanges_Directions_FilterAndPage()
    {
        await using var register = await Register.StartAsync();
        await register.ImportAsync(
            ProviderList(
                ("SC000001", Judged("Good", "01/02/2022")),
                ("SC000002", Judged("Good", "01/02/2022")),
                ("SC000003", Judged("Good", "01/02/2022"))
            ),
            new(2022, 3, 31)
        );
        var report = await register.ImportAsync(
            ProviderList(
                ("SC000001", "Name=Rowan House;" + Judged("Inadequate", "01/02/2023")),
                ("SC000002", Judged("Outstanding", "01/02/2023")),
                ("SC000003", Judged("Good", "01/02/2023")),
                ("SC000004", Judged("Good", "01/02/2023"))
            ),
            new(2023, 3, 31)
        );
        var request = new ListJudgementChangesRequest { ImportId = report.Id, PageSize = 1 };

        var first = await register.Service.ListJudgementChanges(request, Reader());
        request.PageToken = first.NextPageToken;
        var second = await register.Service.ListJudgementChanges(request, Reader());

        var change = Assert.Single(first.Changes);
        Assert.Equal(
            ("SC000001", "Rowan House", "E08000006", "Good", "Inadequate", JudgementDirection.Down),
            (
                change.Key.Urn,
                change.SettingName,
                change.HostAuthorityGss,
                change.OldValue,
                change.NewValue,
                change.Direction
            )
        );
        Assert.Equal(2023, change.InspectedOn.Year);
        Assert.Equal("SC000002", Assert.Single(second.Changes).Key.Urn);
        Assert.Empty(second.NextPageToken);
        var others = await register.Service.ListJudgementChanges(
            new ListJudgementChangesRequest
            {
                ImportId = report.Id,
                Directions = { JudgementDirection.Same, JudgementDirection.First },
            },
            Reader()
        );
        Assert.Equal(["SC000003", "SC000004"], others.Changes.Select(each => each.Key.Urn));
    }

    private static DirectCall Reader() => new(Register.Coordinator);

    private static string NewId() => Guid.NewGuid().ToString();

    private static Principal CouncilPrincipal() =>
        new(PrincipalKind.Council, "council", Council, [], null, [Role.Reader]);
}
