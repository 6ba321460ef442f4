using RegionalProviders.Client;
using RegionalProviders.Common.V1;

namespace RegionalProviders.Placements.Tests.Submissions;

public sealed class ReplacedRowTests
{
    [Fact]
    public async Task SubmitRows_NoRowsToReplaceOthersWith_IsRefusedAndChangesNothing()
    {
        var march = await March.BeginAsync();
        await march.SendAsync(Census.Rows(3));

        var failure = await Assert.ThrowsAsync<PlatformException>(() =>
            march.SendAsync([], replace: true)
        );

        Assert.Equal(ErrorReason.StateConflict, failure.Reason);
        Assert.Contains("nil return", failure.Message, StringComparison.Ordinal);
        Assert.Equal(3, (await march.RowsAsync()).Count);
    }

    [Fact]
    public async Task SubmitRows_ToReplaceOthers_DoesSoWithTheFirstOfThem()
    {
        var march = await March.BeginAsync();
        await march.SendAsync(Census.Rows(9, first: 100));
        var officer = await march.OfficerAsync();
        var header = Stream.Header(march.WindowId, replace: true);

        await Assert.ThrowsAsync<PlatformException>(() =>
            Stream.SendAsync(officer, header, [], batch: 1)
        );
        await Stream.SendAsync(officer, header, Census.Rows(2), batch: 1);
        await Stream.SendAsync(officer, header, Census.Rows(3).Skip(2), batch: 1);

        Assert.Equal([1, 2, 3], (await march.RowsAsync()).Select(row => row.Line));
        Assert.Equal(3, (await march.SubmissionAsync()).RowCount);
    }
}
