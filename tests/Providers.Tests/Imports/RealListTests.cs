using System.Diagnostics;
using RegionalProviders.Providers.V1;
using RegionalProviders.Published;

namespace RegionalProviders.Providers.Tests.Imports;

/// <summary>
/// The published lists. The figures were counted by a separate program (Python's csv module, no code of this
/// repository): "created" as URNs not seen before, "withdrawn" as URNs held as listed and not on the full list; of each
/// URN the overall judgement of the latest inspection date in the file (previous ones included), by rank (Inadequate 1,
/// Requires improvement and Adequate 2, Good 3, Outstanding 4) against the one held so far, where one with an older date
/// than the one held counts as the same and does not replace it.
/// </summary>
public sealed class RealListTests
{
    private static readonly (string File, DateOnly AsAt) In2019 = (
        "provider_at_march_2019.csv",
        new(2019, 3, 31)
    );
    private static readonly (string File, DateOnly AsAt) In2022 = (
        "provider_at_march_2022_yep.csv",
        new(2022, 3, 31)
    );
    private static readonly (string File, DateOnly AsAt) InYear = (
        "All_SocCare_inspec_2223.csv",
        new(2023, 3, 31)
    );
    private static readonly (string File, DateOnly AsAt) In2024 = (
        "provider_at_march_2024.csv",
        new(2024, 3, 31)
    );

    [PublishedDataFact]
    public async Task UploadList_PublishedYearByYear_CountsAsCountedApart()
    {
        await using var register = await Register.StartAsync();

        AssertCounts(await ImportAsync(register, In2019), 2864, 2864, 0, 0, 0, 0, 2864);
        AssertCounts(
            await ImportAsync(register, In2022, 403),
            3576,
            1115,
            403,
            440,
            568,
            1453,
            848
        );
        AssertCounts(await ImportAsync(register, In2024, 360), 3876, 660, 360, 648, 490, 1841, 897);
    }

    [PublishedDataFact]
    public async Task UploadList_InspectionsOfAYearBetween_CountsAsCountedApart()
    {
        await using var register = await Register.StartAsync();

        await ImportAsync(register, In2019);
        await ImportAsync(register, In2022, 403);
        AssertCounts(await ImportAsync(register, InYear), 3767, 163, 0, 510, 468, 1499, 393);
        AssertCounts(await ImportAsync(register, In2024, 369), 3876, 506, 369, 575, 394, 2379, 528);
    }

    [PublishedDataFact]
    public async Task UploadList_PublishedAgain_ChangesNothing()
    {
        await using var register = await Register.StartAsync();
        await ImportAsync(register, In2022);
        await ImportAsync(register, InYear);
        var before = await StateAsync(register);

        foreach (var list in new[] { InYear, In2022 })
        {
            var again = await ImportAsync(register, list);

            Assert.True(again.NoChange, $"{list.File}: {again.Rows}");
            Assert.Equal(again.Rows.Read, again.Rows.Unchanged);
            Assert.Equal(0, again.Judgements.Up + again.Judgements.Down + again.Judgements.First);
        }
        Assert.Equal(before, await StateAsync(register));
    }

    [PublishedDataFact]
    public async Task UploadList_OlderListAfterLaterOne_AddsHistoryAndOverrulesNothing()
    {
        await using var register = await Register.StartAsync();
        await ImportAsync(register, In2024);
        var facts = await FactsAsync(register);

        var older = await ImportAsync(register, In2019);

        Assert.Equal("OLDER_LIST", older.Problems[0].Rule);
        // 2,864 of 2019, of which 1,879 are still on the list of 2024.
        Assert.Equal(0, older.Rows.Withdrawn);
        Assert.Equal(0, older.Judgements.Up + older.Judgements.Down);
        Assert.Equal(facts, (await FactsAsync(register)).Take(facts.Count));
        Assert.Equal(
            older.Rows.Created,
            await register.OneAsync<int>(
                "select count(*) from providers.registration where withdrawn"
            )
        );
    }

    [PublishedDataFact]
    public async Task UploadList_AWholeYear_TakesSeconds()
    {
        await using var register = await Register.StartAsync();
        await ImportAsync(register, In2022);
        var watch = Stopwatch.StartNew();

        await ImportAsync(register, In2024, 360);

        // It takes a few seconds; the limit leaves room for a machine that does other work.
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(60), $"{watch.Elapsed}");
    }

    private static Task<ImportReport> ImportAsync(
        Register register,
        (string File, DateOnly AsAt) list,
        int withdrawMissing = 0
    ) =>
        register.ImportAsync(
            File.ReadAllBytes(PublishedData.File($"ofsted/{list.File}")),
            list.AsAt,
            withdrawMissing: withdrawMissing
        );

    private static void AssertCounts(
        ImportReport report,
        int read,
        int created,
        int withdrawn,
        int up,
        int down,
        int same,
        int first
    )
    {
        var rows = report.Rows;
        Assert.Equal(
            (read, created, withdrawn, 0),
            (rows.Read, rows.Created, rows.Withdrawn, rows.Rejected)
        );
        Assert.Equal(rows.Read, rows.Created + rows.Updated + rows.Unchanged + rows.Rejected);
        var judgements = report.Judgements;
        Assert.Equal(
            (up, down, same, first),
            (judgements.Up, judgements.Down, judgements.Same, judgements.First)
        );
    }

    private static Task<string> StateAsync(Register register) =>
        register.OneAsync<string>(
            """
            select concat_ws(' ', (select count(*) from providers.outbox), (select count(*) from providers.history),
                (select count(*) from providers.inspection), (select count(*) from providers.ownership),
                (select count(*) from providers.organisation), (select sum(version) from providers.registration),
                (select sum(version) from providers.setting),
                (select md5(string_agg(t::text, '|' order by id)) from providers.setting t))
            """
        );

    private static Task<IReadOnlyList<string>> FactsAsync(Register register) =>
        register.StoredAsync<string>(
            """
            select concat_ws('|', r.urn, r.status, r.owner_id, r.sector, t.name, t.postcode, t.places, t.service_type,
                t.host_authority_id, j.value)
            from providers.registration r
            join providers.setting t on t.registration_id = r.id
            left join providers.current_judgement j on j.registration_id = r.id
            where not r.withdrawn order by r.urn
            """
        );
}
