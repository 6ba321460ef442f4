using RegionalProviders.Common.V1;
using RegionalProviders.Kernel;
using RegionalProviders.Providers.V1;
using static RegionalProviders.Providers.Tests.Imports.Uploading;

namespace RegionalProviders.Providers.Tests.Imports;

/// <summary>How many uploads a coordinator may leave unfinished.</summary>
public sealed class UploadQuotaTests
{
    private const int MostUploads = 20;
    private const long LargestFile = 64L << 20;

    [Fact]
    public async Task UploadList_OneUnfinishedTooMany_IsRefusedWhoeverOfTheCoordinatorSendsIt()
    {
        await using var register = await Register.StartAsync();
        var ids = Enumerable.Range(0, MostUploads).Select(_ => Guid.NewGuid()).ToList();
        foreach (var id in ids)
            await PartAsync(register, id);

        var failure = await FailsAsync(
            register,
            ErrorReason.LimitExceeded,
            UploadMessages.Of(SmallList, Guid.NewGuid(), In2023),
            Register.Someone("colleague")
        );

        Assert.Equal("Providers:Imports:MaxUnfinishedUploads", failure.Metadata["limit_name"]);
        Assert.Equal("20 uploads", failure.Metadata["limit"]);
        // Other coordinators are not affected, and finishing one upload makes room for another.
        await FailsAsync(
            register,
            ErrorReason.UploadIncomplete,
            UploadMessages.Of(SmallList, Guid.NewGuid(), In2023, piece: 100).Take(2),
            Stranger()
        );
        await UploadAsync(register, UploadMessages.Of(SmallList, ids[0], In2023, offset: 100));
        await PartAsync(register, Guid.NewGuid());
    }

    [Fact]
    public async Task UploadList_AboveTheQuotaOfUploadsThatNobodySends_ThoseOfTheCoordinatorGiveWay()
    {
        await using var register = await Register.StartAsync();
        var strangers = Guid.NewGuid();
        await FailsAsync(
            register,
            ErrorReason.UploadIncomplete,
            UploadMessages.Of(SmallList, strangers, In2023, piece: 100).Take(2),
            Stranger()
        );
        var ids = Enumerable.Range(0, MostUploads).Select(_ => Guid.NewGuid()).ToList();
        foreach (var id in ids)
            await PartAsync(register, id);
        register.Clock.Move(TimeSpan.FromMinutes(16));
        // The first upload was just resumed, and the second is being imported.
        await FailsAsync(
            register,
            ErrorReason.UploadIncomplete,
            UploadMessages.Of(SmallList, ids[0], In2023, offset: 100).Take(1)
        );
        await using var importing = await register.HoldUploadAsync(ids[1]);

        await FailsAsync(
            register,
            ErrorReason.UploadIncomplete,
            UploadMessages.Of(SmallList, Guid.NewGuid(), In2023, piece: 100).Take(2),
            Register.Someone("colleague")
        );

        Assert.Equal(
            new[] { ids[0], ids[1], strangers }.Order(),
            (
                await register.StoredAsync<Guid>(
                    "select id from providers.upload where subject <> 'colleague'"
                )
            ).Order()
        );
    }

    [Fact]
    public async Task UploadList_MoreBytesAnnouncedThanMayWait_IsRefused()
    {
        await using var register = await Register.StartAsync();
        for (var i = 0; i < 4; i++)
            await FailsAsync(register, ErrorReason.UploadIncomplete, Announcement());

        var failure = await FailsAsync(register, ErrorReason.LimitExceeded, Announcement());

        Assert.Equal("Providers:Imports:MaxUnfinishedBytes", failure.Metadata["limit_name"]);
    }

    private static Principal Stranger() =>
        new(
            PrincipalKind.Coordinator,
            "stranger",
            null,
            [Guid.Parse("0190a000-0000-7000-8000-000000000002")],
            null,
            [Role.Coordinator]
        );

    private static IEnumerable<UploadListRequest> Announcement() =>
        [
            new()
            {
                Header = new UploadHeader
                {
                    UploadId = Guid.NewGuid().ToString(),
                    FileName = "list.csv",
                    TotalBytes = LargestFile,
                    Sha256 = new string('0', 64),
                },
            },
        ];
}
