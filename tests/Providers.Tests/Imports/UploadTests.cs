using System.Text;
using Google.Protobuf;
using RegionalProviders.Common.V1;
using RegionalProviders.Errors;
using RegionalProviders.Hosting.Mapping;
using RegionalProviders.Providers.V1;
using RegionalProviders.Tenancy;
using static RegionalProviders.Providers.Tests.Imports.Csv;

namespace RegionalProviders.Providers.Tests.Imports;

public sealed class UploadTests
{
    private static readonly DateOnly In2023 = new(2023, 3, 31);
    private static readonly byte[] File = Encoding.UTF8.GetBytes(
        ProviderList(("SC000001", ""), ("SC000002", ""))
    );

    [Fact]
    public async Task UploadList_HeaderWrong_NamesEveryField()
    {
        await using var register = await Register.StartAsync();
        var header = new UploadHeader
        {
            UploadId = "1",
            FileName = "../list.csv",
            TotalBytes = (64L << 20) + 1,
            Sha256 = "ABC",
            Offset = -1,
            AsAt = new DateOnly(2093, 1, 1).ToProto(),
            Kind = (ListKind)99,
        };

        var failure = await FailsAsync(
            register,
            ErrorReason.FieldInvalid,
            [new() { Header = header }]
        );

        Assert.Equal(
            ["upload_id", "file_name", "total_bytes", "sha256", "offset", "kind", "as_at"],
            failure.Violations.Select(violation => violation.Field["header.".Length..])
        );
    }

    [Fact]
    public async Task UploadList_ContentFirst_IsRefused()
    {
        await using var register = await Register.StartAsync();

        var failure = await FailsAsync(
            register,
            ErrorReason.FieldInvalid,
            [new() { Content = ByteString.CopyFromUtf8("URN") }]
        );

        Assert.Equal("header", failure.Violations[0].Field);
    }

    [Fact]
    public async Task UploadList_ConnectionLost_GoesOnWhereItStopped()
    {
        await using var register = await Register.StartAsync();
        var id = Guid.NewGuid();
        var messages = UploadMessages.Of(File, id, In2023, piece: 100);

        // Header and three pieces arrive, then the connection breaks.
        await Assert.ThrowsAsync<IOException>(() =>
            register.Service.UploadList(
                new Messages(messages.Take(4), end: new IOException("lost")),
                new Call(Register.Coordinator)
            )
        );
        var state = await StateAsync(register, id);
        Assert.Equal(
            (300, File.Length, ""),
            (state.ReceivedBytes, state.TotalBytes, state.ImportId)
        );

        var response = await register.Service.UploadList(
            new Messages(UploadMessages.Of(File, id, In2023, offset: 300, piece: 100)),
            new Call(Register.Coordinator)
        );

        Assert.Equal(2, response.Report.Rows.Created);
        state = await StateAsync(register, id);
        Assert.Equal(response.Report.Id, state.ImportId);
        Assert.Equal(
            0,
            await register.OneAsync<int>("select count(*) from providers.upload_chunk")
        );
    }

    [Fact]
    public async Task UploadList_EndedEarly_SaysWhereToGoOn()
    {
        await using var register = await Register.StartAsync();

        var failure = await FailsAsync(
            register,
            ErrorReason.UploadIncomplete,
            UploadMessages.Of(File, Guid.NewGuid(), In2023, piece: 100).Take(3)
        );

        Assert.Equal("200", failure.Metadata["received_bytes"]);
    }

    [Fact]
    public async Task UploadList_OffsetNotWhereItStands_SaysWhereToGoOn()
    {
        await using var register = await Register.StartAsync();
        var id = Guid.NewGuid();
        await FailsAsync(
            register,
            ErrorReason.UploadIncomplete,
            UploadMessages.Of(File, id, In2023, piece: 100).Take(3)
        );

        var failure = await FailsAsync(
            register,
            ErrorReason.UploadIncomplete,
            UploadMessages.Of(File, id, In2023)
        );

        Assert.Equal("200", failure.Metadata["received_bytes"]);
    }

    [Fact]
    public async Task UploadList_OtherHeaderForTheSameId_IsRefused()
    {
        await using var register = await Register.StartAsync();
        var id = Guid.NewGuid();
        await UploadAsync(register, UploadMessages.Of(File, id, In2023));

        var failure = await FailsAsync(
            register,
            ErrorReason.FieldInvalid,
            UploadMessages.Of(File, id, In2023, fileName: "other.csv")
        );

        Assert.Equal("header.upload_id", failure.Violations[0].Field);
    }

    [Fact]
    public async Task UploadList_IdOfAnotherCaller_IsNotFound()
    {
        await using var register = await Register.StartAsync();
        var id = Guid.NewGuid();
        await UploadAsync(register, UploadMessages.Of(File, id, In2023));
        var other = Register.Someone("other");

        await FailsAsync(
            register,
            ErrorReason.NotFound,
            UploadMessages.Of(File, id, In2023),
            other
        );
        var failure = await Assert.ThrowsAsync<ServiceException>(() =>
            register.Service.GetUpload(
                new GetUploadRequest { UploadId = id.ToString() },
                new Call(other)
            )
        );

        Assert.Equal(ErrorReason.NotFound, failure.Reason);
    }

    [Fact]
    public async Task UploadList_Repeated_GivesTheSameReport()
    {
        await using var register = await Register.StartAsync();
        var id = Guid.NewGuid();
        var first = await UploadAsync(register, UploadMessages.Of(File, id, In2023));

        var second = await UploadAsync(register, UploadMessages.Of(File, id, In2023));

        Assert.Equal(first, second);
        Assert.Equal(1, await register.OneAsync<int>("select count(*) from providers.import"));
    }

    [Fact]
    public async Task UploadList_DamagedOnTheWay_IsResetAndCanBeSentAgain()
    {
        await using var register = await Register.StartAsync();
        var id = Guid.NewGuid();
        var damaged = UploadMessages.Of(File, id, In2023).ToList();
        var bytes = damaged[1].Content.ToByteArray();
        bytes[^5] ^= 1;
        damaged[1].Content = ByteString.CopyFrom(bytes);

        await FailsAsync(register, ErrorReason.FileUnreadable, damaged);

        Assert.Equal(0, (await StateAsync(register, id)).ReceivedBytes);
        var report = await UploadAsync(register, UploadMessages.Of(File, id, In2023));
        Assert.Equal(2, report.Rows.Created);
    }

    [Fact]
    public async Task UploadList_MoreThanTheHeaderSays_IsRefused()
    {
        await using var register = await Register.StartAsync();
        var messages = UploadMessages
            .Of(File, Guid.NewGuid(), In2023)
            .Append(new UploadListRequest { Content = ByteString.CopyFromUtf8("x") });

        var failure = await FailsAsync(register, ErrorReason.FieldInvalid, messages);

        Assert.Equal("content", failure.Violations[0].Field);
    }

    [Fact]
    public async Task UploadList_PieceTooLarge_IsRefused()
    {
        await using var register = await Register.StartAsync();
        var large = new byte[(1 << 20) + 1];

        var failure = await FailsAsync(
            register,
            ErrorReason.FieldInvalid,
            UploadMessages.Of(large, Guid.NewGuid(), In2023, piece: large.Length)
        );

        Assert.Equal("content", failure.Violations[0].Field);
    }

    [Fact]
    public async Task UploadList_TwoStreamsOfOneUpload_KeepEveryByteOnce()
    {
        await using var register = await Register.StartAsync();
        var id = Guid.NewGuid();
        var isBetween = false;
        var failure = await Assert.ThrowsAsync<ServiceException>(() =>
            register.Service.UploadList(
                new Messages(
                    UploadMessages.Of(File, id, In2023, piece: 100),
                    async () =>
                    {
                        // After the first stream's first piece the second one sends all the others.
                        if (isBetween || (await SafeStateAsync(register, id))?.ReceivedBytes != 100)
                            return;
                        isBetween = true;
                        await UploadAsync(
                            register,
                            UploadMessages.Of(File, id, In2023, offset: 100, piece: 50)
                        );
                    }
                ),
                new Call(Register.Coordinator)
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
            Enumerable.Range(0, 6).Select(_ => register.ImportAsync(File, In2023))
        );

        Assert.Equal(2, reports.Sum(report => report.Rows.Created));
        Assert.Equal(5, reports.Count(report => report.NoChange));
        Assert.Equal(2, await register.OneAsync<int>("select count(*) from providers.outbox"));
    }

    [Fact]
    public async Task UploadList_OneUploadImportedAtOnce_IsImportedOnce()
    {
        await using var register = await Register.StartAsync();
        var id = Guid.NewGuid();
        // Everything has arrived, but the client left before the import.
        await Assert.ThrowsAsync<IOException>(() =>
            register.Service.UploadList(
                new Messages(UploadMessages.Of(File, id, In2023), end: new IOException("lost")),
                new Call(Register.Coordinator)
            )
        );

        var reports = await Task.WhenAll(
            Enumerable
                .Range(0, 4)
                .Select(_ =>
                    UploadAsync(register, UploadMessages.Of(File, id, In2023, offset: File.Length))
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
            new Messages(UploadMessages.Of(File, id, In2023)),
            new Call(Register.Coordinator, deadline.Token)
        );
        await register.WaitForLockAsync();
        await deadline.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => upload);
        await lockHolder.DisposeAsync();

        Assert.Equal(File.Length, (await StateAsync(register, id)).ReceivedBytes);
        Assert.Equal(0, await register.OneAsync<int>("select count(*) from providers.import"));
        var report = await UploadAsync(
            register,
            UploadMessages.Of(File, id, In2023, offset: File.Length)
        );
        Assert.Equal(2, report.Rows.Created);
    }

    [Theory]
    [InlineData("%PDF-1.7 and so on", ErrorReason.FileUnreadable)]
    [InlineData("some,other,table\r\n1,2,3\r\n", ErrorReason.FileUnreadable)]
    public async Task UploadList_NoList_SaysWhatCanBeRead(string text, ErrorReason reason)
    {
        await using var register = await Register.StartAsync();

        var failure = await Assert.ThrowsAsync<ServiceException>(() =>
            register.ImportAsync(text, In2023)
        );

        Assert.Equal(reason, failure.Reason);
        Assert.Contains("Readable are", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task UploadList_MandatoryColumnMissing_NamesIt()
    {
        await using var register = await Register.StartAsync();
        var text = ProviderList(("SC000001", ""))
            .Replace("\"Registration status\"", "\"Mood\"", StringComparison.Ordinal);

        var failure = await Assert.ThrowsAsync<ServiceException>(() =>
            register.ImportAsync(text, In2023)
        );

        Assert.Equal(ErrorReason.ColumnMissing, failure.Reason);
        Assert.Contains(
            "Registration status",
            failure.Metadata["column"],
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task UploadList_CutInTheMiddleOfARow_ImportsNothing()
    {
        await using var register = await Register.StartAsync();
        var cut = File[..^40];

        var failure = await Assert.ThrowsAsync<ServiceException>(() =>
            register.ImportAsync(cut, In2023)
        );

        Assert.Equal(ErrorReason.FileUnreadable, failure.Reason);
        Assert.Equal(
            0,
            await register.OneAsync<int>("select count(*) from providers.registration")
        );
    }

    [Fact]
    public async Task UploadList_OtherKindThanSaid_IsRefused()
    {
        await using var register = await Register.StartAsync();

        var failure = await Assert.ThrowsAsync<ServiceException>(() =>
            register.ImportAsync(File, In2023, ListKind.Cqc)
        );

        Assert.Equal(ErrorReason.FileUnreadable, failure.Reason);
    }

    [Fact]
    public async Task UploadList_NoDayAnywhere_AsksForIt()
    {
        await using var register = await Register.StartAsync();

        var failure = await Assert.ThrowsAsync<ServiceException>(() => register.ImportAsync(File));

        Assert.Equal("header.as_at", failure.Violations[0].Field);
    }

    [Fact]
    public async Task CleanAsync_OldUnfinishedUpload_IsRemovedAndOthersStay()
    {
        await using var register = await Register.StartAsync();
        var old = Guid.NewGuid();
        var done = Guid.NewGuid();
        var young = Guid.NewGuid();
        await UploadAsync(register, UploadMessages.Of(File, done, In2023));
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

    private static Task PartAsync(Register register, Guid id) =>
        FailsAsync(
            register,
            ErrorReason.UploadIncomplete,
            UploadMessages.Of(File, id, In2023, piece: 100).Take(2)
        );

    private static async Task<ImportReport> UploadAsync(
        Register register,
        IEnumerable<UploadListRequest> messages
    ) =>
        (
            await register.Service.UploadList(
                new Messages(messages),
                new Call(Register.Coordinator)
            )
        ).Report;

    private static async Task<ServiceException> FailsAsync(
        Register register,
        ErrorReason reason,
        IEnumerable<UploadListRequest> messages,
        Principal? principal = null
    )
    {
        var failure = await Assert.ThrowsAsync<ServiceException>(() =>
            register.Service.UploadList(
                new Messages(messages),
                new Call(principal ?? Register.Coordinator)
            )
        );
        Assert.Equal(reason, failure.Reason);
        return failure;
    }

    private static Task<GetUploadResponse> StateAsync(Register register, Guid id) =>
        register.Service.GetUpload(
            new GetUploadRequest { UploadId = id.ToString() },
            new Call(Register.Coordinator)
        );

    private static async Task<GetUploadResponse?> SafeStateAsync(Register register, Guid id)
    {
        try
        {
            return await StateAsync(register, id);
        }
        catch (ServiceException failure) when (failure.Reason == ErrorReason.NotFound)
        {
            return null;
        }
    }
}
