namespace RegionalProviders.Placements.Returns.Tests;

public sealed class RuleTests
{
    public static TheoryData<int, string> Cases
    {
        get
        {
            var data = new TheoryData<int, string>();
            for (var i = 0; i < RuleCases.All.Count; i++)
                data.Add(i, RuleCases.All[i].Code);
            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task CheckAsync_RowThatBreaksTheRule_IsFoundWithTheRulesOwnWords(
        int index,
        string code
    )
    {
        var (_, rows, _, context) = RuleCases.All[index];
        var findings = await FindingsAsync(rows, context);
        var finding = Assert.Single(findings, f => f.Code == code);
        var rule = ReturnRules.Find(code)!;
        Assert.Equal(rule.Severity, finding.Severity);
        Assert.Equal(rule.Reference, finding.Reference);
        Assert.Equal(rule.Fix, finding.Fix);
        Assert.DoesNotContain("{0}", finding.Message, StringComparison.Ordinal);
        Assert.True(rows[^1].Kind == ReturnKind.Census ? rule.Census : rule.Episodes);
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task CheckAsync_RowThatJustKeepsTheRule_IsNotFound(int index, string code)
    {
        var (_, _, rows, context) = RuleCases.All[index];
        var findings = await FindingsAsync(rows, context);
        Assert.DoesNotContain(findings, f => f.Code == code);
    }

    [Fact]
    public void All_EveryRuleOfARow_HasCasesForBothOutcomes()
    {
        // A file that lacks a column is refused as a whole: see SchemaTests.
        var expected = ReturnRules
            .All.Select(r => r.Code)
            .Where(c =>
                // These rules belong to no row: see CostsFileTests and SheetTests.
                c is not ("costs.no_episode" or "costs.key_not_valid" or "file.other_year")
                && c != WrongColumnsException.Code
            );
        Assert.Equal(expected.Order(), RuleCases.All.Select(c => c.Code).Distinct().Order());
    }

    [Theory]
    [InlineData("31/03/2026", 0)]
    [InlineData("01/04/2026", 2)]
    public async Task CheckAsync_EpisodeWithoutCosts_NeedsThemOnlyIfItRunsOnTheDayOfTheReturn(
        string end,
        int expected
    )
    {
        var findings = await FindingsAsync(
            [Samples.Episode((ReturnField.End, end))],
            Samples.Context()
        );

        Assert.Equal(expected, findings.Count(f => f.Code is "cost.missing" or "row.incomplete"));
    }

    [Fact]
    public async Task CheckAsync_SoundRows_HaveNoFinding()
    {
        Assert.Empty(await FindingsAsync([Samples.Census()], Samples.Context()));
        Assert.Empty(await FindingsAsync([Samples.CompletedEpisode()], Samples.Context()));
    }

    [Fact]
    public async Task CheckAsync_FindingsOfARow_RepeatNoCell()
    {
        const string secret = "Zebedee Q.";
        var fields = Enum.GetValues<ReturnField>().Where(f => f != ReturnField.Identifier);
        foreach (var field in fields.Where(f => Samples.Latest.Column(f) is not null))
        {
            var isStatutory = Samples.Latest.StatutoryColumns.Any(c => c.Field == field);
            var row = isStatutory
                ? Samples.Episode((field, secret))
                : Samples.Census((field, secret));
            var findings = await FindingsAsync([row], Samples.Context());
            Assert.DoesNotContain(
                findings,
                f =>
                    $"{f.Message}{f.Fix}{f.Column}".Contains(
                        "Zebedee",
                        StringComparison.OrdinalIgnoreCase
                    )
            );
        }
    }

    [Fact]
    public async Task CheckAsync_TwelveHundredRows_AsksTheRegisterThreeTimes()
    {
        var register = new KnownRegister(Samples.Home);
        var checker = new ReturnChecker(Samples.Context() with { Register = register });
        var rows = Enumerable
            .Range(0, 1_200)
            .Select(i => Samples.Census((ReturnField.Identifier, $"B-{i}")));
        var count = 0;
        await foreach (var row in checker.CheckAsync(rows.ToAsyncEnumerable()))
            count += row.Findings.Count == 0 ? 1 : 0;
        Assert.Equal(1_200, count);
        Assert.Equal(3, register.LookUps);
    }

    [Fact]
    public async Task CheckAsync_ContributionsAPennyShort_SaysByHowMuch()
    {
        var findings = await FindingsAsync(
            [Samples.Census((ReturnField.HealthCost, "99.99"))],
            Samples.Context()
        );
        Assert.Contains("£0.01", Assert.Single(findings).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task CheckAsync_HostThatWasAbolished_IsNotTakenForAnotherCouncil()
    {
        const string cumbria = "E10000006";
        const string cumberland = "E06000063";
        var context = Samples.Context(Samples.Home with { HostCouncil = cumbria }) with
        {
            PlacingCouncil = cumberland,
        };
        var findings = await FindingsAsync(
            [Samples.Episode((ReturnField.ProviderCode, "PR1"))],
            context
        );
        Assert.DoesNotContain(findings, f => f.Code == "provider.own_or_other_council");
    }

    [Theory]
    [InlineData("2024-03-31", 0)]
    [InlineData("2025-03-31", 1)]
    public async Task CheckAsync_SupportedAccommodationWithoutUrn_IsAnErrorOnceItWasRegistered(
        string snapshot,
        int expected
    )
    {
        var row = Samples.Census(
            (ReturnField.ProvisionType, "supported_accommodation_1"),
            (ReturnField.Age, "17"),
            (ReturnField.EstablishmentUrn, "")
        );
        var day = DateOnly.Parse(snapshot, System.Globalization.CultureInfo.InvariantCulture);
        var findings = await FindingsAsync([row], Samples.Context() with { Snapshot = day });
        Assert.Equal(expected, findings.Count(f => f.Code == "urn.missing"));
    }

    [Fact]
    public async Task CheckAsync_Duplicate_NamesTheLineOfTheFirst()
    {
        var findings = await FindingsAsync([Samples.Census(), Samples.Census()], Samples.Context());
        Assert.Contains("line 2", Assert.Single(findings).Message, StringComparison.Ordinal);
    }

    private static async Task<List<Finding>> FindingsAsync(ReturnRow[] rows, ReturnContext context)
    {
        var checker = new ReturnChecker(context);
        var findings = (await checker.CheckAsync(rows)).SelectMany(r => r.Findings).ToList();
        findings.AddRange(checker.Finish());
        return findings;
    }
}
