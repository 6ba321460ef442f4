using Google.Protobuf;
using Grpc.Core;
using RegionalProviders.Client;
using RegionalProviders.Common.V1;
using RegionalProviders.Placements.V1;
using RegionalProviders.Providers.V1;
using RegionalProviders.Testing;
using Xunit.Abstractions;

namespace RegionalProviders.Hostile.Tests;

/// <summary>The hostile files, sent as a council or a coordinator would send them.</summary>
[Collection(OnePlatform.Name)]
public sealed class FileCallTests(HostilePlatform hostile, ITestOutputHelper output)
{
    private const int PieceLength = 256 * 1024;

    [Fact]
    public async Task List_MadeToHurt_IsTakenOrRefusedClearly()
    {
        var coordinator = await hostile.Platform.People.CoordinatorAsync();
        var tally = new Tally("lists made to hurt", output);
        await hostile.SurvivesAsync(
            tally,
            async () =>
            {
                foreach (var (name, make) in HostileFiles.All)
                {
                    using var file = new MemoryStream(make());
                    await TryAsync(
                        tally,
                        name,
                        () =>
                            coordinator.Lists.UploadAsync(
                                file,
                                FileName(name),
                                new DateOnly(2025, 3, 31),
                                ListKind.Unspecified,
                                Guid.NewGuid()
                            )
                    );
                }
            }
        );
        Assert.Equal(HostileFiles.All.Count, tally.Tried);
    }

    [Fact]
    public async Task Return_MadeToHurt_IsTakenOrRefusedClearly()
    {
        var window = await OpenWindowAsync();
        var officer = await hostile.Platform.People.CouncilAsync(
            TestPrincipals.Bristol,
            Role.Officer
        );
        var tally = new Tally("returns made to hurt", output);
        await hostile.SurvivesAsync(
            tally,
            async () =>
            {
                foreach (var (name, make) in HostileFiles.All)
                    await TryAsync(
                        tally,
                        name,
                        () => CheckAsync(officer, window, FileName(name), make())
                    );
            }
        );
        Assert.Equal(HostileFiles.All.Count, tally.Tried);
        Assert.Equal(tally.Tried, tally.Refused);
    }

    private static async Task TryAsync(Tally tally, string name, Func<Task> send)
    {
        try
        {
            await send();
            tally.Count("OK");
        }
        catch (PlatformException refusal)
        {
            tally.Judge(refusal, name);
        }
    }

    private static async Task CheckAsync(
        RegionalProvidersClient officer,
        string window,
        string name,
        byte[] file
    )
    {
        using var call = officer.Submissions.CheckFile();
        var sending = SendAsync(call.RequestStream, window, name, file);
        await foreach (var _ in call.ResponseStream.ReadAllAsync()) { }
        await sending;
    }

    private static async Task SendAsync(
        IClientStreamWriter<CheckFileRequest> requests,
        string window,
        string name,
        byte[] file
    )
    {
        try
        {
            await requests.WriteAsync(
                new CheckFileRequest
                {
                    Header = new CheckHeader { WindowId = window, FileName = name },
                }
            );
            foreach (var piece in file.Chunk(PieceLength))
                await requests.WriteAsync(
                    new CheckFileRequest { Content = ByteString.CopyFrom(piece) }
                );
            await requests.CompleteAsync();
        }
        catch (Exception e) when (e is PlatformException or InvalidOperationException)
        {
            // Refused before everything was sent; the response says why.
        }
    }

    private async Task<string> OpenWindowAsync()
    {
        var people = hostile.Platform.People;
        var coordinator = await people.CoordinatorAsync();
        var today = DateOnly.FromDateTime(hostile.Platform.Clock.GetUtcNow().Date);
        var scheduled = await coordinator.Windows.ScheduleWindowAsync(
            new ScheduleWindowRequest
            {
                Window = new Window
                {
                    ConsortiumId = await people.MembersAsync(),
                    Year = today.Year,
                    OpensOn = today.ToMessage(),
                    ClosesOn = today.AddDays(7).ToMessage(),
                },
            }
        );
        return scheduled.Window.Id;
    }

    private static string FileName(string name) =>
        name.StartsWith("xlsx", StringComparison.Ordinal) ? "list.xlsx" : "list.csv";
}
