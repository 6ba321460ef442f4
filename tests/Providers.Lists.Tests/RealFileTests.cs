using RegionalProviders.Providers.Lists.Judgements;
using RegionalProviders.Published;

namespace RegionalProviders.Providers.Lists.Tests;

/// <summary>
/// The published files, against counts taken with another program: Python 3's csv module over the decoded text, which
/// counts the values of the columns by position below the header row.
/// </summary>
public sealed class RealFileTests
{
    [PublishedDataFact]
    public async Task ReadAsync_ProviderList2019_GivesTheIndependentCounts()
    {
        var list = await ReadAsync("provider_at_march_2019.csv");
        Assert.Equal((ListKind.OfstedProviders, 2, "utf-8", null), Summary(list));
        AssertCounts(
            list,
            rows: 2864,
            redacted: 2193,
            outstanding: 611,
            good: 1739,
            requires: 468,
            inadequate: 46
        );
        Assert.Equal(31_934, list.Registrations.Sum(r => r.Places ?? 0));
        Assert.Equal(
            2112,
            list.Registrations.Count(r => r.ProvisionType == ProvisionType.ChildrensHome)
        );
        Assert.Equal(46, list.Registrations.Count(r => r.OwnerName is null));
    }

    [PublishedDataFact]
    public async Task ReadAsync_ProviderList2022_GivesTheIndependentCounts()
    {
        var list = await ReadAsync("provider_at_march_2022_yep.csv");
        Assert.Equal(
            (ListKind.OfstedProviders, 5, "windows-1252", new DateOnly(2022, 3, 31)),
            Summary(list)
        );
        AssertCounts(
            list,
            rows: 3576,
            redacted: 2874,
            outstanding: 514,
            good: 2116,
            requires: 590,
            inadequate: 89
        );
        Assert.Equal(31_791, list.Registrations.Sum(r => r.Places ?? 0));
        Assert.Equal(267, list.Registrations.Count(r => r.Inspections.Count == 0));
        Assert.Equal(6, list.Registrations.Count(r => r.Status == RegistrationStatus.Suspended));
        Assert.Equal(156, list.Registrations.Count(r => r.ShortBreaksOnly == true));
    }

    [PublishedDataFact]
    public async Task ReadAsync_ProviderList2024_GivesTheIndependentCounts()
    {
        var list = await ReadAsync("provider_at_march_2024.csv");
        Assert.Equal(
            (ListKind.OfstedProviders, 4, "windows-1252", new DateOnly(2024, 3, 31)),
            Summary(list)
        );
        Assert.Equal(3876 + 3311, list.Registrations.Sum(r => r.Inspections.Count));
        Assert.Equal(3876, list.Rows.Count);
        Assert.Equal(3220, list.Registrations.Count(r => r.Name.Withheld));
        // Latest and previous inspection together: 541 + 431, 2756 + 2172, 519 + 550, 60 + 158.
        Assert.Equal([972, 4928, 1069, 218], Judged(list));
        Assert.Equal(29_663, list.Registrations.Sum(r => r.Places ?? 0));
        Assert.Equal(7, list.Registrations.Count(r => r.MultiBuilding == true));
        Assert.Empty(list.Problems);
        Assert.Empty(list.Table.UnknownColumns);
    }

    [PublishedDataFact]
    public async Task ReadAsync_InspectionsInYear_KeepsEveryRowOfAUrn()
    {
        var list = await ReadAsync("All_SocCare_inspec_2223.csv");
        Assert.Equal(
            (ListKind.OfstedInspections, 4, "utf-8", new DateOnly(2023, 3, 31)),
            Summary(list)
        );
        Assert.Equal(3767, list.Registrations.Count);
        Assert.Equal(2903, list.Registrations.DistinctBy(r => r.Urn).Count());
        Assert.Equal(8, list.Registrations.Count(r => r.Urn == "SC033174"));
        Assert.Equal(3442, list.Registrations.Count(r => r.Name.Withheld));
        Assert.Equal([295, 1952, 541, 248], Judged(list));
        Assert.Equal(
            263,
            list.Registrations.Count(r => r.Inspections[0].EventType == "Assurance visit")
        );
        // Two event numbers were corrupted by a spreadsheet before publication (1.02E+07).
        Assert.Equal(["EVENT_NUMBER_INVALID", "EVENT_NUMBER_INVALID"], list.Codes);
    }

    [PublishedDataFact]
    public async Task ReadAsync_JoinersAndLeavers_GivesDatedStatusChanges()
    {
        var list = await ReadAsync("joiners_leavers_23.csv");
        Assert.Equal(
            (ListKind.OfstedJoinersLeavers, 4, "windows-1252", new DateOnly(2023, 3, 31)),
            Summary(list)
        );
        Assert.Equal(575, list.Registrations.Count);
        Assert.Equal(493, list.Registrations.Count(r => r.Name.Withheld));
        Assert.Equal(404, list.Registrations.Count(r => r.Status == RegistrationStatus.Active));
        Assert.Equal(166, list.Registrations.Count(r => r.Status == RegistrationStatus.Resigned));
        Assert.Equal(407, list.Registrations.Count(r => r.StatusBefore is null));
        var changes = list
            .Registrations.SelectMany(r => r.StatusChanges)
            .CountBy(c => c.Status)
            .ToDictionary();
        Assert.Equal(575, changes[RegistrationStatus.Active]);
        Assert.Equal(157, changes[RegistrationStatus.Resigned]);
        Assert.Equal(127, changes[RegistrationStatus.Closed]);
        Assert.Equal(9, changes[RegistrationStatus.Cancelled]);
        Assert.Empty(list.Problems);
    }

    private static async Task<Reading> ReadAsync(string file)
    {
        await using var stream = File.OpenRead(PublishedData.File($"ofsted/{file}"));
        return await Reading.OfAsync(stream);
    }

    private static (ListKind, int, string?, DateOnly?) Summary(Reading list) =>
        (list.Table.Kind, list.Table.Place.Line, list.Table.Encoding, list.Table.AsAt);

    private static int[] Judged(Reading list)
    {
        var values = list
            .Registrations.SelectMany(r => r.Inspections)
            .Select(i => i.Overall?.Judgement?.Value)
            .ToList();
        return
        [
            .. JudgementScales
                .Values(JudgementScale.OfstedSccif)
                .Where(j => j.Value is not ("Adequate" or "Satisfactory"))
                .Select(j => values.Count(v => v == j.Value)),
        ];
    }

    private static void AssertCounts(
        Reading list,
        int rows,
        int redacted,
        int outstanding,
        int good,
        int requires,
        int inadequate
    )
    {
        Assert.Equal(rows, list.Registrations.Count);
        Assert.Equal(new ListCounts(rows, 0, 0, 0, 0), list.Reader.Counts);
        Assert.Equal(redacted, list.Registrations.Count(r => r.Name.Withheld));
        Assert.Equal([outstanding, good, requires, inadequate], Judged(list));
        Assert.Empty(list.Problems);
        Assert.Empty(list.Table.UnknownColumns);
    }
}
