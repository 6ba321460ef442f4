using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using RegionalProviders.Client;
using RegionalProviders.Common.V1;
using RegionalProviders.Placements.Submissions;
using RegionalProviders.Placements.V1;
using RegionalProviders.Testing;
using static RegionalProviders.Placements.Tests.Submissions.Files;

namespace RegionalProviders.Placements.Tests.Submissions;

public sealed class UploadCleanUpJobTests
{
    [Fact]
    public async Task Clean_FilesOfMoreThanADayAgoAndRowsOfAWeek_RemovesThemAndWhatTheyHeldAlone()
    {
        var march = await March.BeginAsync();
        var (old, recent) = (await BeginFileAsync(march), await BeginFileAsync(march));
        var (oldRows, recentRows) = (Guid.NewGuid().ToString(), Guid.NewGuid().ToString());
        await march.SendAsync(Census.Rows(2), uploadId: oldRows);
        await march.SendAsync(Census.Rows(3), uploadId: recentRows);
        await AgeAsync(march, old, 25, oldRows, 169);
        await AgeAsync(march, recent, 23, recentRows, 167);

        var cleaner = march
            .Platform.Services.GetServices<IHostedService>()
            .OfType<UploadCleanUpJob>()
            .Single();
        await cleaner.RunOnceAsync(CancellationToken.None);

        var officer = await march.OfficerAsync();
        await PlatformAssert.FailsAsync(ErrorReason.NotFound, GetAsync(old));
        Assert.Equal(100, (await GetAsync(recent)).ReceivedBytes);
        Assert.Equal((0, 1), (await PiecesAsync(march, old), await PiecesAsync(march, recent)));
        // Stored rows stay: the upload record is needed only to resume.
        Assert.Equal(3, (await march.RowsAsync()).Count);
        Assert.Equal(1, await UploadsAsync(march, oldRows, recentRows));

        Grpc.Core.AsyncUnaryCall<GetFileUploadResponse> GetAsync(string id) =>
            officer.Submissions.GetFileUploadAsync(new GetFileUploadRequest { UploadId = id });
    }

    [Fact]
    public async Task SubmitRows_OneUploadMoreThanIsRemembered_TheLongestUnusedGivesWay()
    {
        var march = await March.BeginAsync();
        var ids = Enumerable.Range(0, 21).Select(_ => Guid.NewGuid().ToString()).ToArray();
        foreach (var id in ids[..20])
            await march.SendAsync([], uploadId: id);
        await AgeAsync(march, Guid.Empty.ToString(), 0, ids[7], 1);

        await march.SendAsync([], uploadId: ids[20]);

        Assert.Equal(20, await UploadsAsync(march, ids));
        Assert.Equal(0, await UploadsAsync(march, ids[7]));
    }

    private static async Task<string> BeginFileAsync(March march)
    {
        var file = Census.File(Census.Rows(2));
        var header = Header(march, file);
        await Assert.ThrowsAsync<PlatformException>(async () =>
            await SendAsync(await march.OfficerAsync(), header, file, 100, pieces: 1)
        );
        return header.UploadId;
    }

    private static Task<object> AgeAsync(
        March march,
        string file,
        int fileHours,
        string rows,
        int rowHours
    ) =>
        march.AskAsync<object>(
            """
            update placements.file_upload set updated_at = updated_at - make_interval(hours => @fileHours) where id = @file::uuid;
            update placements.row_upload set updated_at = updated_at - make_interval(hours => @rowHours) where id = @rows::uuid
            """,
            new
            {
                file,
                fileHours,
                rows,
                rowHours,
            }
        );

    private static Task<long> PiecesAsync(March march, string id) =>
        march.AskAsync<long>(
            "select count(*) from placements.file_upload_chunk where upload_id = @id::uuid",
            new { id }
        );

    private static Task<long> UploadsAsync(March march, params string[] ids) =>
        march.AskAsync<long>(
            "select count(*) from placements.row_upload where id = any (@ids)",
            new { ids = ids.Select(Guid.Parse).ToArray() }
        );
}
