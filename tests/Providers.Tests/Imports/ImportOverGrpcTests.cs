using System.Text;
using RegionalProviders.AccessLog.V1;
using RegionalProviders.Client;
using RegionalProviders.Common.V1;
using RegionalProviders.Providers.V1;
using RegionalProviders.Testing;

namespace RegionalProviders.Providers.Tests.Imports;

/// <summary>Imports as clients see them: over real gRPC, with tokens and interceptors.</summary>
public sealed class ImportOverGrpcTests
{
    [Fact]
    public async Task UploadList_ByTheOperator_CanBeReadByACouncil()
    {
        var platform = await TestPlatform.SharedAsync();
        var file = Encoding.UTF8.GetBytes(
            Csv.ProviderList(("SC900001", Csv.Judged("Good", "01/02/2022")))
        );
        var importer = await platform.People.OperatorAsync();

        using var call = importer.Imports.UploadList();
        foreach (var message in UploadMessages.Of(file, Guid.NewGuid(), new DateOnly(2022, 3, 31)))
            await call.RequestStream.WriteAsync(message);
        await call.RequestStream.CompleteAsync();
        var report = (await call.ResponseAsync).Report;

        Assert.Equal(1, report.Rows.Created);
        var reader = await platform.People.CouncilAsync();
        var read = await Eventually.SucceedsAsync(async () =>
            await reader.Imports.GetImportAsync(new GetImportRequest { Id = report.Id })
        );
        Assert.Equal(report, read.Report);
    }

    [Fact]
    public async Task UploadList_ByACoordinator_IsInTheAccessLog()
    {
        var platform = await TestPlatform.SharedAsync();
        var importer = await platform.People.CoordinatorAsync();
        await using var list = new MemoryStream(
            Encoding.UTF8.GetBytes(Csv.CouncilList(("SC900011", "")))
        );

        var report = await importer.Lists.UploadAsync(
            list,
            "list.csv",
            new DateOnly(2022, 3, 31),
            ListKind.Unspecified,
            Guid.NewGuid()
        );

        Assert.Equal(["import"], await LoggedAsync(importer, report));
    }

    [Fact]
    public async Task UploadList_WithWithdrawMissing_IsNamedInTheAccessLog()
    {
        var platform = await TestPlatform.SharedAsync();
        var importer = await platform.People.OperatorAsync();
        await using var list = new MemoryStream(
            Encoding.UTF8.GetBytes(Csv.CouncilList(("SC900012", "")))
        );

        var report = await importer.Lists.UploadAsync(
            list,
            "list.csv",
            new DateOnly(2022, 3, 31),
            ListKind.Unspecified,
            Guid.NewGuid(),
            withdrawMissing: 1
        );

        Assert.Equal(["import", "withdrawal"], await LoggedAsync(importer, report));
    }

    private static async Task<IEnumerable<string>> LoggedAsync(
        RegionalProvidersClient reader,
        ImportReport report
    )
    {
        var lines = await reader.AccessLog.ListAccessLogEntriesAsync(
            new ListAccessLogEntriesRequest { ObjectId = report.Id }
        );
        return lines.Entries.Select(line => line.ObjectKind).Order();
    }

    [Fact]
    public async Task UploadList_ByAnOfficer_IsDenied()
    {
        var platform = await TestPlatform.SharedAsync();
        var officer = await platform.People.CouncilAsync();

        using var call = officer.Imports.UploadList();

        var failure = await Assert.ThrowsAsync<PlatformException>(() => call.ResponseAsync);
        Assert.Equal(ErrorReason.PermissionMissing, failure.Reason);
    }

    [Fact]
    public async Task UploadList_EndedEarly_CarriesWhereToGoOn()
    {
        var platform = await TestPlatform.SharedAsync();
        var importer = await platform.People.OperatorAsync();
        var file = Encoding.UTF8.GetBytes(Csv.ProviderList(("SC900002", "")));

        using var call = importer.Imports.UploadList();
        foreach (
            var message in UploadMessages
                .Of(file, Guid.NewGuid(), new DateOnly(2022, 3, 31), piece: 100)
                .Take(2)
        )
            await call.RequestStream.WriteAsync(message);
        await call.RequestStream.CompleteAsync();

        var failure = await Assert.ThrowsAsync<PlatformException>(() => call.ResponseAsync);
        Assert.Equal(ErrorReason.UploadIncomplete, failure.Reason);
        Assert.Equal("100", failure.Metadata["received_bytes"]);
    }

    [Fact]
    public async Task UploadList_ClientGoneInTheMiddle_KeepsWhatArrivedAndImportsNothing()
    {
        var platform = await TestPlatform.SharedAsync();
        var importer = await platform.People.OperatorAsync();
        var file = Encoding.UTF8.GetBytes(Csv.ProviderList(("SC900003", "")));
        var id = Guid.NewGuid();
        using var gone = new CancellationTokenSource();
        using var call = importer.Imports.UploadList(cancellationToken: gone.Token);
        foreach (
            var message in UploadMessages
                .Of(file, id, new DateOnly(2022, 3, 31), piece: 100)
                .Take(3)
        )
            await call.RequestStream.WriteAsync(message);
        var state = new GetUploadRequest { UploadId = id.ToString() };
        await Eventually.BecomesAsync(
            () =>
                Eventually.SucceedsAsync(async () => await importer.Imports.GetUploadAsync(state)),
            upload => upload.ReceivedBytes == 200
        );

        await gone.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => call.ResponseAsync);
        var kept = await importer.Imports.GetUploadAsync(state);
        Assert.Equal((200, ""), (kept.ReceivedBytes, kept.ImportId));
        using var rest = importer.Imports.UploadList();
        foreach (var message in UploadMessages.Of(file, id, new DateOnly(2022, 3, 31), offset: 200))
            await rest.RequestStream.WriteAsync(message);
        await rest.RequestStream.CompleteAsync();
        Assert.Equal(1, (await rest.ResponseAsync).Report.Rows.Created);
    }

    [Fact]
    public async Task UploadList_DeadlineOfAMillisecond_EndsWithDeadlineExceeded()
    {
        var platform = await TestPlatform.SharedAsync();
        var importer = await platform.People.OperatorAsync();
        using var call = importer.Imports.UploadList(
            deadline: TimeProvider.System.GetUtcNow().UtcDateTime.AddMilliseconds(1)
        );

        var failure = await Assert.ThrowsAsync<PlatformException>(() => call.ResponseAsync);
        Assert.Equal(Grpc.Core.StatusCode.DeadlineExceeded, failure.StatusCode);
    }
}
