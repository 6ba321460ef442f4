using Google.Protobuf;
using RegionalProviders.Common.V1;
using RegionalProviders.Kernel;
using RegionalProviders.Providers.V1;
using RegionalProviders.Testing;
using static RegionalProviders.Providers.Tests.Imports.Uploading;

namespace RegionalProviders.Providers.Tests.Imports;

public sealed class UploadTests
{
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
        var messages = UploadMessages.Of(SmallList, id, In2023, piece: 100);

        // Header and three pieces arrive, then the connection breaks.
        await Assert.ThrowsAsync<IOException>(() =>
            register.Service.UploadList(
                new Messages(messages.Take(4), end: new IOException("lost")),
                new DirectCall(Register.Coordinator)
            )
        );
        var state = await StateAsync(register, id);
        Assert.Equal(
            (300, SmallList.Length, ""),
            (state.ReceivedBytes, state.TotalBytes, state.ImportId)
        );

        var response = await register.Service.UploadList(
            new Messages(UploadMessages.Of(SmallList, id, In2023, offset: 300, piece: 100)),
            new DirectCall(Register.Coordinator)
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
            UploadMessages.Of(SmallList, Guid.NewGuid(), In2023, piece: 100).Take(3)
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
            UploadMessages.Of(SmallList, id, In2023, piece: 100).Take(3)
        );

        var failure = await FailsAsync(
            register,
            ErrorReason.UploadIncomplete,
            UploadMessages.Of(SmallList, id, In2023)
        );

        Assert.Equal("200", failure.Metadata["received_bytes"]);
    }

    [Fact]
    public async Task UploadList_OtherHeaderForTheSameId_IsRefused()
    {
        await using var register = await Register.StartAsync();
        var id = Guid.NewGuid();
        await UploadAsync(register, UploadMessages.Of(SmallList, id, In2023));

        var failure = await FailsAsync(
            register,
            ErrorReason.FieldInvalid,
            UploadMessages.Of(SmallList, id, In2023, fileName: "other.csv")
        );

        Assert.Equal("header.upload_id", failure.Violations[0].Field);
    }

    [Fact]
    public async Task UploadList_IdOfAnotherCaller_IsNotFound()
    {
        await using var register = await Register.StartAsync();
        var id = Guid.NewGuid();
        await UploadAsync(register, UploadMessages.Of(SmallList, id, In2023));
        var other = Register.Someone("other");

        await FailsAsync(
            register,
            ErrorReason.NotFound,
            UploadMessages.Of(SmallList, id, In2023),
            other
        );
        var failure = await Assert.ThrowsAsync<ServiceException>(() =>
            register.Service.GetUpload(
                new GetUploadRequest { UploadId = id.ToString() },
                new DirectCall(other)
            )
        );

        Assert.Equal(ErrorReason.NotFound, failure.Reason);
    }

    [Fact]
    public async Task UploadList_Repeated_GivesTheSameReport()
    {
        await using var register = await Register.StartAsync();
        var id = Guid.NewGuid();
        var first = await UploadAsync(register, UploadMessages.Of(SmallList, id, In2023));

        var second = await UploadAsync(register, UploadMessages.Of(SmallList, id, In2023));

        Assert.Equal(first, second);
        Assert.Equal(1, await register.OneAsync<int>("select count(*) from providers.import"));
    }

    [Fact]
    public async Task UploadList_SameFileAsAnotherUpload_ChangesNothing()
    {
        await using var register = await Register.StartAsync();
        await UploadAsync(register, UploadMessages.Of(SmallList, Guid.NewGuid(), In2023));
        const string Count = "select count(*) from providers.outbox";
        var events = await register.OneAsync<int>(Count);

        var again = await UploadAsync(
            register,
            UploadMessages.Of(SmallList, Guid.NewGuid(), In2023)
        );

        Assert.Equal(
            (2, 0, 0, 2),
            (again.Rows.Read, again.Rows.Created, again.Rows.Updated, again.Rows.Unchanged)
        );
        Assert.True(again.NoChange);
        Assert.Equal(events, await register.OneAsync<int>(Count));
    }

    [Fact]
    public async Task UploadList_DamagedOnTheWay_IsResetAndCanBeSentAgain()
    {
        await using var register = await Register.StartAsync();
        var id = Guid.NewGuid();
        var damaged = UploadMessages.Of(SmallList, id, In2023).ToList();
        var bytes = damaged[1].Content.ToByteArray();
        bytes[^5] ^= 1;
        damaged[1].Content = ByteString.CopyFrom(bytes);

        await FailsAsync(register, ErrorReason.FileUnreadable, damaged);

        Assert.Equal(0, (await StateAsync(register, id)).ReceivedBytes);
        var report = await UploadAsync(register, UploadMessages.Of(SmallList, id, In2023));
        Assert.Equal(2, report.Rows.Created);
    }

    [Fact]
    public async Task UploadList_MoreThanTheHeaderSays_IsRefused()
    {
        await using var register = await Register.StartAsync();
        var messages = UploadMessages
            .Of(SmallList, Guid.NewGuid(), In2023)
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
}
