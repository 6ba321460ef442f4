using RegionalProviders.Client;
using RegionalProviders.Common.V1;
using RegionalProviders.Placements.V1;
using RegionalProviders.Testing;
using static RegionalProviders.Placements.Tests.Submissions.Files;

namespace RegionalProviders.Placements.Tests.Submissions;

/// <summary>How many uploads a council may leave unfinished.</summary>
public sealed class FileQuotaTests
{
    private const int MostUploads = 20;

    // No other test uploads for these councils: the platform is shared, and their uploads stay unfinished.
    private const string Cornwall = "E06000052";
    private const string Gloucestershire = "E10000013";

    [Fact]
    public async Task UploadFile_OneUnfinishedTooMany_IsRefusedAndAnEndedOneMakesRoom()
    {
        var march = await March.BeginAsync(besides: Cornwall);
        var file = Census.File(Census.Rows(2));
        var first = Header(march, file);
        await BeginsAsync(march, Cornwall, first, file);
        for (var i = 1; i < MostUploads; i++)
            await BeginsAsync(march, Cornwall, Header(march, file), file);

        var failure = await Assert.ThrowsAsync<PlatformException>(() =>
            BeginAsync(march, Cornwall, Header(march, file), file)
        );

        Assert.Equal(ErrorReason.LimitExceeded, failure.Reason);
        // Resuming an upload does not count as a new one.
        await BeginsAsync(march, Cornwall, first, file);
    }

    [Fact]
    public async Task UploadFile_AboveTheQuotaOfUploadsThatNobodySends_TheyGiveWay()
    {
        var march = await March.BeginAsync(besides: Gloucestershire);
        var file = Census.File(Census.Rows(2));
        var others = Header(march, file);
        await BeginsAsync(march, TestPrincipals.Bath, others, file);
        var headers = Enumerable.Range(0, MostUploads).Select(_ => Header(march, file)).ToList();
        foreach (var header in headers)
            await BeginsAsync(march, Gloucestershire, header, file);
        await march.AskAsync<object>(
            "update placements.file_upload set updated_at = updated_at - interval '16 minutes' where id = any (@ids)",
            new
            {
                ids = headers
                    .Skip(1)
                    .Append(others)
                    .Select(each => Guid.Parse(each.UploadId))
                    .ToArray(),
            }
        );

        var another = Header(march, file);
        await BeginsAsync(march, Gloucestershire, another, file);

        var left = await march.AskAsync<Guid[]>(
            "select array_agg(id order by id) from placements.file_upload where id = any (@ids)",
            new
            {
                ids = headers
                    .Append(others)
                    .Append(another)
                    .Select(each => Guid.Parse(each.UploadId))
                    .ToArray(),
            }
        );
        Assert.Equal(
            new[] { headers[0], others, another }.Select(each => Guid.Parse(each.UploadId)).Order(),
            left.Order()
        );
    }

    private static async Task BeginsAsync(March march, string gss, FileHeader header, byte[] file)
    {
        var failure = await Assert.ThrowsAsync<PlatformException>(() =>
            BeginAsync(march, gss, header, file)
        );
        Assert.Equal(ErrorReason.UploadIncomplete, failure.Reason);
    }

    private static async Task BeginAsync(March march, string gss, FileHeader header, byte[] file) =>
        await SendAsync(await march.OfficerAsync(gss), header, file, 100, pieces: 0);
}
