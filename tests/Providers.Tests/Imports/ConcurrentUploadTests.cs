using RegionalProviders.Common.V1;
using RegionalProviders.Kernel;
using RegionalProviders.Providers.V1;
using RegionalProviders.Testing;
using static RegionalProviders.Providers.Tests.Imports.Uploading;

namespace RegionalProviders.Providers.Tests.Imports;

public sealed class ConcurrentUploadTests
{
    [Fact]
    public async Task UploadList_TwoStreamsOfOneUpload_KeepEveryByteOnce()
    {
        await using var register = await Register.StartAsync();
        var id = Guid.NewGuid();
        var isBetween = false;
        var failure = await Assert.ThrowsAsync<ServiceException>(() =>
            register.Service.UploadList(
                new Messages(
                    UploadMessages.Of(SmallList, id, In2023, piece: 100),
                    async () =>
                    {
                        // After the first piece of the first stream, the second stream sends all the others.
                        if (isBetween || (await SafeStateAsync(register, id))?.ReceivedBytes != 100)
                            return;
                        isBetween = true;
                        await UploadAsync(
                            register,
                            UploadMessages.Of(SmallList, id, In2023, offset: 100, piece: 50)
                        );
                    }
                ),
                new DirectCall(Register.Coordinator)
            )
        );

        Assert.Equal(ErrorReason.ConcurrentChange, failure.Reason);
        Assert.Equal(1, await register.OneAsync<int>("select count(*) from providers.import"));
    }

    [Fact]
    public async Task UploadList_ImportsAtOnce_RunOneAfterAnother()
    {
        await using var register = await Register.StartAsync();

        var reports = await Task.WhenAll(
            Enumerable.Range(0, 6).Select(_ => register.ImportAsync(SmallList, In2023))
        );

        Assert.Equal(2, reports.Sum(report => report.Rows.Created));
        Assert.Equal(5, reports.Count(report => report.NoChange));
        Assert.Equal(
            2,
            await register.OneAsync<int>(
                "select count(*) from providers.outbox where type like '%ProviderRegistered'"
            )
        );
    }

    [Theory]
    [InlineData(1, 0)]
    // At the same moment.
    [InlineData(0, 0)]
    // On two servers, where the clock of the other one is ahead.
    [InlineData(60, -60)]
    public async Task UploadList_ThatBeganFirstAndIsImportedLast_BearsTheGreaterId(
        int minutes,
        int andThen
    )
    {
        await using var register = await Register.StartAsync();
        var id = Guid.NewGuid();
        // Everything has arrived, but the client left before the import.
        await Assert.ThrowsAsync<IOException>(() =>
            register.Service.UploadList(
                new Messages(
                    UploadMessages.Of(SmallList, id, In2023),
                    end: new IOException("lost")
                ),
                new DirectCall(Register.Coordinator)
            )
        );
        var held = await register.HoldUploadAsync(id);
        var first = UploadAsync(
            register,
            UploadMessages.Of(SmallList, id, In2023, offset: SmallList.Length)
        );
        await register.WaitForLockAsync("transactionid");
        register.Clock.Move(TimeSpan.FromMinutes(minutes));

        var second = await register.ImportAsync(SmallList, In2023);
        register.Clock.Move(TimeSpan.FromMinutes(andThen));
        await held.DisposeAsync();

        Assert.Equal(2, second.Rows.Created);
        Assert.True((await first).NoChange);
        // Compared as in the services that create drafts from imports.
        Assert.True(
            await register.OneAsync<bool>(
                "select @first::uuid > @second::uuid",
                new { first = (await first).Id, second = second.Id }
            )
        );
    }

    [Fact]
    public async Task UploadList_OneUploadImportedAtOnce_IsImportedOnce()
    {
        await using var register = await Register.StartAsync();
        var id = Guid.NewGuid();
        // Everything has arrived, but the client left before the import.
        await Assert.ThrowsAsync<IOException>(() =>
            register.Service.UploadList(
                new Messages(
                    UploadMessages.Of(SmallList, id, In2023),
                    end: new IOException("lost")
                ),
                new DirectCall(Register.Coordinator)
            )
        );

        var reports = await Task.WhenAll(
            Enumerable
                .Range(0, 4)
                .Select(_ =>
                    UploadAsync(
                        register,
                        UploadMessages.Of(SmallList, id, In2023, offset: SmallList.Length)
                    )
                )
        );

        Assert.Single(reports.Distinct());
        Assert.Equal(1, await register.OneAsync<int>("select count(*) from providers.import"));
    }

    [Fact]
    public async Task UploadList_DeadlineDuringTheImport_LeavesTheUploadComplete()
    {
        await using var register = await Register.StartAsync();
        var id = Guid.NewGuid();
        using var deadline = new CancellationTokenSource();
        // The import waits for the lock that another import holds, and the deadline passes meanwhile.
        await using var lockHolder = await register.HoldImportLockAsync(Regulator.Ofsted);
        var upload = register.Service.UploadList(
            new Messages(UploadMessages.Of(SmallList, id, In2023)),
            new DirectCall(Register.Coordinator, deadline.Token)
        );
        await register.WaitForLockAsync();
        await deadline.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => upload);
        await lockHolder.DisposeAsync();

        Assert.Equal(SmallList.Length, (await StateAsync(register, id)).ReceivedBytes);
        Assert.Equal(0, await register.OneAsync<int>("select count(*) from providers.import"));
        var report = await UploadAsync(
            register,
            UploadMessages.Of(SmallList, id, In2023, offset: SmallList.Length)
        );
        Assert.Equal(2, report.Rows.Created);
    }

    [Fact]
    public async Task CleanAsync_OldUnfinishedUpload_IsRemovedAndOthersStay()
    {
        await using var register = await Register.StartAsync();
        var old = Guid.NewGuid();
        var done = Guid.NewGuid();
        var young = Guid.NewGuid();
        await UploadAsync(register, UploadMessages.Of(SmallList, done, In2023));
        await PartAsync(register, old);
        register.Clock.Move(TimeSpan.FromDays(8));
        await PartAsync(register, young);

        Assert.Equal(1, await register.CleanUploadsAsync());

        Assert.Null(await SafeStateAsync(register, old));
        Assert.NotNull(await SafeStateAsync(register, young));
        Assert.NotNull(await SafeStateAsync(register, done));
        Assert.Equal(
            1,
            await register.OneAsync<int>(
                "select count(distinct upload_id) from providers.upload_chunk"
            )
        );
    }
}
