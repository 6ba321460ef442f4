using RegionalProviders.Client;
using RegionalProviders.Common.V1;
using RegionalProviders.Placements.V1;
using RegionalProviders.Testing;
using static RegionalProviders.Placements.Tests.Submissions.Files;

namespace RegionalProviders.Placements.Tests.Submissions;

/// <summary>How much a council may begin without ending it.</summary>
public sealed class FileQuotaTests
{
    private const int MostUploads = 20;

    [Fact]
    public async Task UploadFile_OneUnfinishedTooMany_IsRefusedAndAnEndedOneMakesRoom()
    {
        var march = await March.BeginAsync();
        var file = Census.File(Census.Rows(2));
        var first = Header(march, file);
        await BeginsAsync(march, first, file);
        for (var i = 1; i < MostUploads; i++)
            await BeginsAsync(march, Header(march, file), file);

        var failure = await Assert.ThrowsAsync<PlatformException>(() =>
            BeginAsync(march, Header(march, file), file)
        );

        Assert.Equal(ErrorReason.LimitExceeded, failure.Reason);
        // Going on with one is no new one.
        await BeginsAsync(march, first, file);
    }

    private static async Task BeginsAsync(March march, FileHeader header, byte[] file)
    {
        var failure = await Assert.ThrowsAsync<PlatformException>(() =>
            BeginAsync(march, header, file)
        );
        Assert.Equal(ErrorReason.UploadIncomplete, failure.Reason);
    }

    private static async Task BeginAsync(March march, FileHeader header, byte[] file) =>
        await SendAsync(await march.OfficerAsync(), header, file, 100, pieces: 0);
}
