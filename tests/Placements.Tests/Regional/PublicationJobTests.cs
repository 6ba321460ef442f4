using Dapper;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using RegionalProviders.Common.V1;
using RegionalProviders.Placements.Regional;
using RegionalProviders.Placements.Tests.Submissions;
using RegionalProviders.Placements.V1;
using RegionalProviders.Testing;

namespace RegionalProviders.Placements.Tests.Regional;

/// <summary>Publications that were requested, made by the job: what happens when something comes between.</summary>
public sealed class PublicationJobTests
{
    [Fact]
    public async Task Request_OfAReplicaThatStopped_IsTakenOver()
    {
        var scene = await RegionalScene.BeginAsync();
        await scene.March.CloseAsync();
        await RequestAsync(scene.March, TimeSpan.FromMinutes(-1));

        await RunAsync(scene.March);

        Assert.Equal(RegionalPublicationState.Published, (await scene.PublishAsync()).State);
        Assert.Equal(0, await RequestsAsync(scene.March));
    }

    [Fact]
    public async Task Request_ThatAnotherReplicaWorksOn_IsLeftToIt()
    {
        var scene = await RegionalScene.BeginAsync();
        await scene.March.CloseAsync();
        await RequestAsync(scene.March, TimeSpan.FromHours(10));

        await RunAsync(scene.March);

        Assert.Equal(1, await RequestsAsync(scene.March));
        var coordinator = await scene.March.CoordinatorAsync();
        var going = await coordinator.RegionalOutputs.PublishRegionalTablesAsync(
            new PublishRegionalTablesRequest { WindowId = scene.March.WindowId }
        );
        Assert.Equal(RegionalPublicationState.InProgress, going.Publication.State);
    }

    [Fact]
    public async Task Request_AfterWhichAReturnWaitsForADecision_IsDroppedAndTheNextCallerToldWhy()
    {
        var march = await March.BeginAsync();
        await march.SubmitAsync();
        await march.CloseAsync();
        await RequestAsync(march, TimeSpan.FromMinutes(-1));

        await RunAsync(march);

        Assert.Equal(0, await RequestsAsync(march));
        var coordinator = await march.CoordinatorAsync();
        var refused = await PlatformAssert.FailsAsync(
            ErrorReason.StateConflict,
            coordinator.RegionalOutputs.PublishRegionalTablesAsync(
                new PublishRegionalTablesRequest { WindowId = march.WindowId }
            )
        );
        Assert.Contains("1 returns wait", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Request_AfterWhichThereAreMoreRowsThanTablesAreMadeOf_IsDroppedAndTheNextCallerToldWhy()
    {
        var scene = await RegionalScene.BeginAsync();
        await scene.March.CloseAsync();
        await RequestAsync(scene.March, TimeSpan.FromMinutes(-1));
        await scene.March.AskAsync<object?>(
            "update placements.submission set row_count = 6251 where window_id = @window",
            new { window = Guid.Parse(scene.March.WindowId) }
        );

        await RunAsync(scene.March);

        Assert.Equal(0, await RequestsAsync(scene.March));
        var coordinator = await scene.March.CoordinatorAsync();
        var refused = await PlatformAssert.FailsAsync(
            ErrorReason.StateConflict,
            coordinator.RegionalOutputs.PublishRegionalTablesAsync(
                new PublishRegionalTablesRequest { WindowId = scene.March.WindowId }
            )
        );
        Assert.Contains("at most 50000", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Returns_ThatChangeWhileTablesAreMade_MakeThemUseless()
    {
        var scene = await RegionalScene.BeginAsync();
        await scene.March.CloseAsync();
        var lease = await RequestAsync(scene.March, TimeSpan.FromHours(10));
        var publisher = scene.March.Platform.Services.GetRequiredService<RegionalPublisher>();
        var request = new PublicationRequest
        {
            WindowId = Guid.Parse(scene.March.WindowId),
            RequestedBy = "test",
            LeaseId = lease,
        };
        var changes = 0;

        var first = await publisher.TryPublishAsync(request, _ => Change(), CancellationToken.None);
        var second = await publisher.TryPublishAsync(request, _ => { }, CancellationToken.None);

        Assert.False(first);
        Assert.True(second);
        Assert.NotEqual(0, changes);

        // As a return that is given back and accepted again.
        void Change()
        {
            if (changes++ > 0)
                return;
            using var connection = new NpgsqlConnection(
                scene.March.Platform.SuperuserConnectionString
            );
            connection.Execute(
                "update placements.submission set version = version + 1 where window_id = @window",
                new { window = request.WindowId }
            );
        }
    }

    private static Task<int> RunAsync(March march) =>
        march
            .Platform.Services.GetRequiredService<PublicationJob>()
            .RunOnceAsync(CancellationToken.None);

    private static async Task<Guid> RequestAsync(March march, TimeSpan lease)
    {
        var id = Guid.NewGuid();
        var now = march.Platform.Clock.GetUtcNow();
        await march.AskAsync<object?>(
            """
            insert into placements.regional_publication_request
                (window_id, consortium_id, year, requested_by, requested_at, leave_out_undecided, lease_id, lease_until)
            select id, consortium_id, year, 'test', @now, false, @id, @until
            from placements.submission_window where id = @window
            """,
            new
            {
                window = Guid.Parse(march.WindowId),
                id,
                now,
                until = now + lease,
            }
        );
        return id;
    }

    private static Task<long> RequestsAsync(March march) =>
        march.AskAsync<long>(
            "select count(*) from placements.regional_publication_request where window_id = @window",
            new { window = Guid.Parse(march.WindowId) }
        );
}
