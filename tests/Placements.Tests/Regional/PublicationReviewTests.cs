using RegionalProviders.Hosting.Operations;
using RegionalProviders.Testing;

namespace RegionalProviders.Placements.Tests.Regional;

/// <summary>The operator learns which rows of earlier publications readers may have been able to calculate.</summary>
public sealed class PublicationReviewTests
{
    [Fact]
    public async Task RegionalTablesReview_OfATableThatShowsWhatIsLeftOfFew_NamesTheRowWithoutFigures()
    {
        var scene = await RegionalScene.BeginAsync();
        await scene.March.CloseAsync();
        await scene.PublishAsync();
        var returns = scene.Returns(scene.Placements);
        var shown = returns
            .Placements.SelectMany(each => SolvingAttacker.CellsOf(each))
            .CountBy(cell => cell)
            .First(cell =>
                cell.Value >= 6
                && returns
                    .Placements.Select(each => each.PlacingAuthority)
                    .Distinct()
                    .Any(reader => Secrets.Cells(returns, reader).Contains(cell.Key))
            )
            .Key;
        string[] keys = [.. shown.Key.Split('|'), ""];
        var line = $"  {shown.Table} {keys[0]} {keys[1]}".TrimEnd();
        var (_, before) = await ReviewAsync(scene);

        await scene.March.AskAsync<object?>(
            """
            insert into placements.regional_figure (window_id, consortium_id, regional_table, first_key, second_key,
                placements, weekly_pence)
            select window_id, consortium_id, @table, @first, @second, 7, 123456789
            from placements.regional_publication where window_id = @window::uuid
            """,
            new
            {
                table = shown.Table.ToString(),
                first = keys[0],
                second = keys[1],
                window = scene.March.WindowId,
            }
        );
        var (code, after) = await ReviewAsync(scene);

        Assert.DoesNotContain(line, before.Split(Environment.NewLine));
        Assert.Equal(1, code);
        Assert.Contains(line, after.Split(Environment.NewLine));
        Assert.DoesNotContain("123456789", after, StringComparison.Ordinal);
    }

    private static async Task<(int Code, string Output)> ReviewAsync(RegionalScene scene)
    {
        await using var output = new StringWriter();
        var code = await OperatorCommands.RunAsync(
            ["regional-tables", "review"],
            TestPlatform.Modules,
            scene.March.Platform.Services,
            output,
            default
        );
        return (code, output.ToString());
    }
}
