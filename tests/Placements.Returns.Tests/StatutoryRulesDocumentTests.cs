using System.Text.RegularExpressions;

namespace RegionalProviders.Placements.Returns.Tests;

/// <summary>docs/statutory-rules.md and the catalogue of rules agree.</summary>
public sealed partial class StatutoryRulesDocumentTests
{
    private const int Rules = 312;

    [Fact]
    public async Task Table_EveryRuleOfTheValidator_HasOneLine()
    {
        var lines = await LinesAsync();

        Assert.Equal(Rules, lines.Select(line => line.Number).Distinct().Count());
        Assert.Equal(Rules, lines.Count);
        Assert.All(
            lines,
            line =>
                Assert.Matches(
                    "^(implemented as `|does not apply: |does not apply as such: |not implemented: )",
                    line.Here
                )
        );
    }

    [Fact]
    public async Task Table_RulesSaidToBeImplemented_AreThoseOfTheCatalogue()
    {
        var said =
            from line in await LinesAsync()
            where line.Here.StartsWith("implemented as ", StringComparison.Ordinal)
            // Its rule carries the number of another that asks for the same.
            where line.Number != "213"
            from code in Code().Matches(line.Here.Split(" (")[0]).Select(match => match.Value)
            select (line.Number, Code: code.Trim('`'));
        var made =
            from rule in ReturnRules.All
            where rule.Reference is not null
            select (rule.Reference!, rule.Code);

        Assert.Equal(made.Order(), said.Order());
    }

    [Fact]
    public async Task Table_EveryCodeItNames_IsInTheCatalogue() =>
        Assert.All(
            (await LinesAsync()).SelectMany(line => Code().Matches(line.Here)),
            match => Assert.NotNull(ReturnRules.Find(match.Value.Trim('`')))
        );

    private static async Task<List<(string Number, string Here)>> LinesAsync()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder!.FullName, "RegionalProviders.sln")))
            folder = folder.Parent;
        var text = await File.ReadAllLinesAsync(
            Path.Combine(folder.FullName, "docs", "statutory-rules.md")
        );
        return
        [
            .. text.Where(line => line.StartsWith("| ", StringComparison.Ordinal))
                .Skip(1)
                .Select(line => line.Split('|'))
                .Select(cells => (cells[1].Trim(), cells[3].Trim())),
        ];
    }

    [GeneratedRegex("`[a-z_]+\\.[a-z_]+`")]
    private static partial Regex Code();
}
