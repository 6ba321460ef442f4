using RegionalProviders.Common.V1;
using static RegionalProviders.Placements.Tests.Submissions.Prepared;

namespace RegionalProviders.Placements.Tests.Submissions;

public sealed partial class PrepareReturnTests
{
    private const string BournemouthChristchurchPoole = "E06000058";

    [Fact]
    public async Task PrepareReturn_ToReplaceRowsByNone_IsRefusedAndChangesNothing()
    {
        var march = await March.BeginAsync(besides: BournemouthChristchurchPoole);
        await march.SendAsync(Census.Rows(2), BournemouthChristchurchPoole);

        await March.RefusedAsync(
            ErrorReason.StateConflict,
            () => PrepareAsync(march, BournemouthChristchurchPoole, replace: true)
        );

        Assert.Equal(2, (await march.RowsAsync(BournemouthChristchurchPoole)).Count);
    }
}
