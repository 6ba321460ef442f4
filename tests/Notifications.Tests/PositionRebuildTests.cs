using System.Text.Json;
using RegionalProviders.Hosting.Operations;
using RegionalProviders.Testing;

namespace RegionalProviders.Notifications.Tests;

public sealed class PositionRebuildTests
{
    private static readonly DateTimeOffset TakenAt = new(2026, 5, 11, 10, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task Rebuild_FromASnapshot_StoresWhatIsNewerAndEmptiesWhatItLacks()
    {
        await using var scene = await Scene.OwnAsync();
        var council = await scene.CouncilAsync(TestPrincipals.Bath);
        var settings = Enumerable.Range(0, 5).Select(_ => Guid.NewGuid()).ToArray();
        var (lost, older, newer, absent, late) = (
            settings[0],
            settings[1],
            settings[2],
            settings[3],
            settings[4]
        );
        await StoreAsync(older, 5, 7, TakenAt.AddDays(-1));
        await StoreAsync(newer, 5, 7, TakenAt.AddDays(-1));
        await StoreAsync(absent, 5, 7, null);
        await StoreAsync(late, 5, 1, TakenAt.AddMinutes(-1));

        var (code, answer) = await RebuildAsync(
            scene,
            new
            {
                takenAt = TakenAt,
                positions = new[]
                {
                    Of(lost, 2, 4, "2026-04-30"),
                    Of(older, 1, 6),
                    Of(newer, 3, 8),
                },
            }
        );

        Assert.Equal(0, code);
        Assert.StartsWith(
            "notifications: 2 positions stored, 1 set to nothing, 1 left",
            answer,
            StringComparison.Ordinal
        );
        var held = await scene.QueryAsync<(Guid Setting, int Count, long Version)>(
            "select setting_id, live_count, version from notifications.position where council_id = @council",
            new { council }
        );
        Assert.Equal(
            new[]
            {
                (lost, 2, 4L),
                (older, 5, 7L),
                (newer, 3, 8L),
                (absent, 0, 7L),
                (late, 5, 1L),
            }.Order(),
            held.Select(each => (each.Setting, each.Count, each.Version)).Order()
        );

        // A copy that is made anew knows since when: a rebuild does not begin the wait for what is shown after a week anew.
        var since = await scene.QueryAsync<(Guid Setting, DateOnly? Since)>(
            "select setting_id, live_since from notifications.position where setting_id = any (@settings)",
            new { settings = new[] { lost, newer } }
        );
        Assert.Equal(
            new (Guid, DateOnly?)[]
            {
                (lost, new DateOnly(2026, 4, 30)),
                (newer, Scene.Today),
            }.Order(),
            since.Order()
        );

        object Of(Guid setting, int liveCount, long version, string? liveSince = null) =>
            new
            {
                councilId = council,
                settingId = setting,
                liveCount,
                version,
                liveSince,
            };

        async Task StoreAsync(Guid setting, int count, long version, DateTimeOffset? at) =>
            await scene.QueryAsync<int>(
                "insert into notifications.position values (@council, @setting, @count, @version, @at)",
                new
                {
                    council,
                    setting,
                    count,
                    version,
                    at,
                }
            );
    }

    [Fact]
    public async Task Rebuild_FromSomethingElse_ChangesNothing()
    {
        var scene = await Scene.SetAsync();
        var setting = Guid.NewGuid();
        await scene.PlacedAsync(TestPrincipals.Bath, setting);

        foreach (
            var other in new object[]
            {
                new { },
                new { takenAt = TakenAt, positions = Array.Empty<int>() },
                "text",
            }
        )
        {
            var (code, answer) = await RebuildAsync(scene, other);
            Assert.Equal(1, code);
            Assert.Contains("nothing was changed", answer, StringComparison.Ordinal);
        }

        Assert.Equal(
            [1],
            await scene.QueryAsync<int>(
                "select live_count from notifications.position where setting_id = @setting",
                new { setting }
            )
        );
    }

    private static async Task<(int Code, string Answer)> RebuildAsync(Scene scene, object content)
    {
        var file = Path.GetTempFileName();
        try
        {
            await File.WriteAllTextAsync(file, JsonSerializer.Serialize(content));
            await using var answer = new StringWriter();
            var code = await OperatorCommands.RunAsync(
                ["positions", "rebuild", file],
                [NotificationsModule.Module],
                scene.Platform.Services,
                answer,
                CancellationToken.None
            );
            return (code, answer.ToString());
        }
        finally
        {
            File.Delete(file);
        }
    }
}
