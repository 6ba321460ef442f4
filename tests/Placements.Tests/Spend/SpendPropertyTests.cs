using FsCheck.Fluent;
using RegionalProviders.Client;
using RegionalProviders.Placements.Tests.Agreements;
using RegionalProviders.Placements.V1;

namespace RegionalProviders.Placements.Tests.Spend;

/// <summary>The database's spend statement agrees with the reference implementation, penny by penny.</summary>
public class SpendPropertyTests
{
    private const int Cases = 40;
    private static readonly DateOnly YearFrom = new(2025, 4, 1);
    private static readonly DateOnly YearUntil = new(2026, 4, 1);

    [Theory]
    [InlineData(SpendPeriod.Week)]
    [InlineData(SpendPeriod.Month)]
    [InlineData(SpendPeriod.Quarter)]
    public async Task GetSpend_OfAnyPlacements_IsWhatTheRulesSayDayByDay(SpendPeriod period)
    {
        var scene = await Scene.SetAsync();
        var officer = await scene.OfficerAsync();
        foreach (var (placements, asOf) in SpendCases.All.Sample(Cases / 3))
        {
            var setting = Guid.NewGuid().ToString();
            foreach (var placement in placements)
                await RecordAsync(scene, setting, placement);
            var request = new GetSpendRequest
            {
                FinancialYear = YearFrom.Year,
                AsOf = asOf.ToMessage(),
                GroupBy = SpendGrouping.Setting,
                Period = period,
                SettingId = setting,
            };

            var group = (await officer.Spend.GetSpendAsync(request)).Groups.Single();
            request.GroupBy = SpendGrouping.Placement;
            var each = await officer.GetSpendAsync(request).ToListAsync();

            Compare(group, placements, asOf);
            // Parts of the year add up to it, and placements to their setting, to the penny.
            Assert.Equal(
                group.ProjectedYear.Total.Pence,
                group.Periods.Sum(part => part.Spend.Total.Pence)
            );
            Assert.Equal(
                group.Cumulative.Total.Pence,
                each.Sum(placement => placement.Cumulative.Total.Pence)
            );
            Assert.Equal(placements.Length, each.Count);
        }
    }

    private static void Compare(GroupSpend group, ReferencePlacement[] placements, DateOnly asOf)
    {
        var tomorrow = asOf.AddDays(1);
        Same(group.WeeklyRate, placements, p => ReferenceSpend.WeeklyOn(p, asOf));
        Same(
            group.YearToDate,
            placements,
            p =>
                tomorrow <= YearFrom
                    ? [0, 0, 0]
                    : ReferenceSpend.Between(
                        p,
                        YearFrom,
                        tomorrow < YearUntil ? tomorrow : YearUntil,
                        null
                    )
        );
        Same(group.Cumulative, placements, p => ReferenceSpend.Between(p, p.Start, tomorrow, null));
        Same(
            group.ProjectedYear,
            placements,
            p => ReferenceSpend.Between(p, YearFrom, YearUntil, Expected(p, asOf))
        );
        Same(
            group.ProjectedToEnd,
            placements,
            p =>
                (p.Ended ?? (p.PlannedEnd < tomorrow ? tomorrow : p.PlannedEnd)) is { } end
                    ? ReferenceSpend.Between(p, p.Start, end, null)
                    : [0, 0, 0]
        );
        Assert.Equal(
            placements.Count(p => p.Ended is null && p.PlannedEnd is null),
            group.PlacementsWithoutEnd
        );
        foreach (var part in group.Periods)
            Same(
                part.Spend,
                placements,
                p =>
                    ReferenceSpend.Between(
                        p,
                        part.FromOn.ToDateOnly()!.Value,
                        part.ToOn.ToDateOnly()!.Value.AddDays(1),
                        Expected(p, asOf)
                    )
            );
    }

    private static DateOnly? Expected(ReferencePlacement placement, DateOnly asOf) =>
        placement.Ended is null && placement.PlannedEnd > asOf ? placement.PlannedEnd : null;

    private static void Same(
        Funding actual,
        ReferencePlacement[] placements,
        Func<ReferencePlacement, long[]> reference
    )
    {
        var expected = placements.Select(reference).ToList();
        Assert.Equal(
            (expected.Sum(p => p[0]), expected.Sum(p => p[1]), expected.Sum(p => p[2])),
            (actual.SocialCare.Pence, actual.Education.Pence, actual.Health.Pence)
        );
        Assert.Equal(
            actual.Total.Pence,
            actual.SocialCare.Pence + actual.Education.Pence + actual.Health.Pence
        );
    }

    private static async Task RecordAsync(Scene scene, string setting, ReferencePlacement placement)
    {
        var officer = await scene.OfficerAsync();
        var created = await officer.Agreements.CreateAgreementAsync(
            Scene.New(a =>
            {
                a.SettingId = setting;
                a.StartOn = placement.Start.ToMessage();
                a.PlannedEndOn = placement.PlannedEnd?.ToMessage();
                a.CostLines.Clear();
                a.CostLines.Add(placement.Schedules[0].Lines);
            })
        );
        foreach (var schedule in placement.Schedules.Skip(1))
            await officer.Agreements.AmendAgreementAsync(
                new AmendAgreementRequest
                {
                    Id = created.Id,
                    EffectiveOn = schedule.EffectiveOn.ToMessage(),
                    Reason = "Amended",
                    CostLines = { schedule.Lines },
                }
            );
        if (placement.Ended is { } ended)
            await officer.Agreements.EndAgreementAsync(
                new EndAgreementRequest
                {
                    Id = created.Id,
                    EndedOn = ended.ToMessage(),
                    EndReasonCode = "OTHER",
                }
            );
    }
}
