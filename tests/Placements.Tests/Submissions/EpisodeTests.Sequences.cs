using RegionalProviders.Placements.V1;
using static RegionalProviders.Placements.Tests.Submissions.Files;

namespace RegionalProviders.Placements.Tests.Submissions;

/// <content>Rules about the order of a child's episodes.</content>
public sealed partial class EpisodeTests
{
    // Child 1 moves, but its later episode, which stands first, begins a day too late.
    private static string[][] NotFollowing =>
        [
            Header,
            Changed(1, ("DECOM", "02/09/2025"), ("RNE", "P"), ("PL_POST", "BS1 1AC")),
            Ended(2),
            Changed(1, ("DEC", "01/09/2025"), ("REC", "X1"), ("REASON_PLACE_CHANGE", "CARPL")),
        ];

    [Fact]
    public async Task UploadFile_OfEpisodesThatDoNotFollow_FindsWhatTheCheckOfTheFileFinds()
    {
        var march = await BeginAsync();
        var file = File(NotFollowing[0], NotFollowing[1..]);

        var report = await UploadAsync(march, file);
        var stored = await march.FindingsAsync();
        var (found, _) = await CheckAsync(march, file);

        Assert.Equal(
            [(2, "2", "episode.gap", "DECOM"), (4, "4", "episode.none_follows", "REC")],
            stored
                .Where(each => each.Rule.StartsWith("episode.", StringComparison.Ordinal))
                .Select(each => (each.Line, each.RowId, each.Rule, each.Column))
        );
        Assert.Equal(
            stored.Select(each => (each.Line, each.Rule, each.StatutoryRule, each.Message)).Order(),
            found.Select(each => (each.Line, each.Rule, each.StatutoryRule, each.Message)).Order()
        );
        Assert.Equal(stored.Count, report.Counts.Errors);
    }

    [Fact]
    public async Task SubmitRows_CorrectedEpisode_RemovesTheFindingsOfBoth()
    {
        var march = await BeginAsync();
        await UploadAsync(march, File(NotFollowing[0], NotFollowing[1..]));
        Assert.Equal(4, (await march.SubmissionAsync()).ErrorCount);
        var header = Stream.Header(march.WindowId);
        header.Columns.Clear();
        header.Columns.Add(Header);
        var row = new SubmittedRow { Number = 2, RowId = "2" };
        row.Values.Add(Changed(1, ("DECOM", "01/09/2025"), ("RNE", "P"), ("PL_POST", "BS1 1AC")));

        await Stream.SendAsync(await march.OfficerAsync(), header, [row], batch: 1);

        Assert.Equal(
            ["cost.missing", "row.incomplete"],
            (await march.FindingsAsync()).Select(each => each.Rule).Order()
        );
        Assert.Equal(2, (await march.SubmissionAsync()).ErrorCount);
    }

    private static string[] Changed(int child, params (string Column, string Text)[] changes)
    {
        var cells = Episode(child);
        foreach (var (column, text) in changes)
            cells[Array.IndexOf(Header, column)] = text;
        return cells;
    }
}
