using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;
using RegionalProviders.Common.V1;
using RegionalProviders.Notifications.V1;
using RegionalProviders.Testing;
using static RegionalProviders.EndToEnd.Tests.Commands.CouncilsAtWork;

namespace RegionalProviders.EndToEnd.Tests.Commands;

[Collection(CommandTests.Name)]
public sealed class WebhookCommandTests(CouncilsAtWork councils)
{
    [Fact]
    public async Task Webhook_FromRegisteringToDeleting_GoesByCommands()
    {
        // A port on which nothing answers HTTP.
        using var silent = new TcpListener(IPAddress.Loopback, 0);
        silent.Start();
        var port = ((IPEndPoint)silent.LocalEndpoint).Port;
        silent.Stop();
        var secret = councils.Path("first.secret");

        var registered = await RunAsync(
            councils.Administrator,
            $"webhooks register http://127.0.0.1:{port}/ --label 'Case system' --after 0 --secret-out {secret} -o json"
        );

        var webhook = registered.Json().RootElement;
        var id = webhook.GetProperty("id").GetString();
        Assert.Equal("WEBHOOK_STATE_PENDING", webhook.GetProperty("state").GetString());
        Assert.False(webhook.TryGetProperty("secret", out _));
        Assert.StartsWith("whsec_", await File.ReadAllTextAsync(secret), StringComparison.Ordinal);
        if (!OperatingSystem.IsWindows())
            Assert.Equal(
                UnixFileMode.UserRead | UnixFileMode.UserWrite,
                File.GetUnixFileMode(secret)
            );
        var failed = await FindAsync(councils.Administrator, $"webhooks verify {id}");
        Assert.Contains("unreachable", failed.Error, StringComparison.Ordinal);
        await FailAsync(7, councils.Administrator, $"webhooks pause {id}");
        await FailAsync(4, councils.Officer, "webhooks list");
        await FailAsync(6, councils.Administrator, $"webhooks rotate {id} --secret-out {secret}");
        var rotated = await RunAsync(councils.Administrator, $"webhooks rotate {id} -o json");
        Assert.StartsWith(
            "whsec_",
            rotated.Json().RootElement.GetProperty("secret").GetString(),
            StringComparison.Ordinal
        );
        Assert.Contains(
            "Case system",
            (await RunAsync(councils.Administrator, "webhooks list")).Output,
            StringComparison.Ordinal
        );
        Assert.Contains(
            $"http://127.0.0.1:{port}/",
            (await RunAsync(councils.Administrator, $"webhooks show {id}")).Output,
            StringComparison.Ordinal
        );
        await RunAsync(councils.Administrator, $"webhooks delete {id}");
        await FailAsync(5, councils.Administrator, $"webhooks show {id}");
    }

    [NodeExampleFact]
    public async Task NodeExamples_WatchAndReceive_WhatMembersRaise()
    {
        var platform = councils.Platform;
        var secret = councils.Path("node.secret");
        using var receiver = NodeProgram.Start("webhook-receiver.mjs", secret);
        var url = (await receiver.LineAsync())["Listening on ".Length..];
        var id = (
            await RunAsync(
                councils.Administrator,
                $"webhooks register {url} --label 'Node example' --secret-out {secret} -o json"
            )
        )
            .Json()
            .RootElement.GetProperty("id")
            .GetString();
        Assert.Contains(
            "active",
            (await RunAsync(councils.Administrator, $"webhooks verify {id}")).Output,
            StringComparison.Ordinal
        );

        var first = await RaiseAsync(platform);

        var received = JsonDocument.Parse(await receiver.LineAsync()).RootElement;
        Assert.Equal(first, received.GetProperty("noticeId").GetString());
        await RunAsync(councils.Administrator, $"webhooks pause {id}");
        await RunAsync(
            councils.Administrator,
            $"webhooks replay {id} --after {received.GetProperty("cursor").GetInt64() - 1}"
        );
        await RunAsync(councils.Administrator, $"webhooks resume {id}");
        var second = await RaiseAsync(platform);
        // The first delivery is sent again, but the receiver handles it only once.
        var next = JsonDocument.Parse(await receiver.LineAsync()).RootElement;
        Assert.Equal(second, next.GetProperty("noticeId").GetString());
        Assert.Equal(HttpStatusCode.Unauthorized, await ForgeAsync(url));
        await RunAsync(councils.Administrator, $"webhooks delete {id}");

        var cursor = councils.Path("cursor");
        await File.WriteAllTextAsync(cursor, $"{received.GetProperty("cursor").GetInt64() - 1}\n");
        Assert.Equal(first, await WatchOneAsync(cursor));
        Assert.Equal(second, await WatchOneAsync(cursor));
    }

    // Ends after one delivery, and continues from its cursor the next time.
    private async Task<string?> WatchOneAsync(string cursor)
    {
        using var watch = NodeProgram.Start("watch.mjs", councils.Officer, cursor, "1");
        var delivery = JsonDocument.Parse(await watch.LineAsync()).RootElement;
        Assert.Equal(0, await watch.EndAsync());
        Assert.Equal(
            $"{delivery.GetProperty("cursor").GetInt64()}\n",
            await File.ReadAllTextAsync(cursor)
        );
        return delivery.GetProperty("noticeId").GetString();
    }

    private static async Task<HttpStatusCode> ForgeAsync(string url)
    {
        using var http = new HttpClient();
        using var content = new StringContent("{}", Encoding.UTF8, "application/json");
        content.Headers.Add("webhook-id", "any");
        content.Headers.Add(
            "webhook-timestamp",
            $"{TimeProvider.System.GetUtcNow().ToUnixTimeSeconds()}"
        );
        content.Headers.Add("webhook-signature", "v1,AAAA");
        using var response = await http.PostAsync(url, content);
        return response.StatusCode;
    }

    private static async Task<string> RaiseAsync(TestPlatform platform)
    {
        var bath = await platform.People.CouncilAsync(TestPrincipals.Bath, Role.Officer);
        var now = DateOnly.FromDateTime(platform.Clock.GetUtcNow().UtcDateTime);
        var notice = new Notice
        {
            ConsortiumIds = { await platform.People.MembersAsync() },
            Organisation = new NoticeOrganisation { Name = "Invented Care Limited" },
            Settings = { new NoticeSetting { Id = Guid.NewGuid().ToString() } },
            HostAuthorityGss = TestPrincipals.Bath,
            Categories = { NoticeCategory.Quality },
            ConcernIdentifiedOn = Client.CalendarDates.ToMessage(now.AddDays(-2)),
            ReviewOn = Client.CalendarDates.ToMessage(now.AddDays(20)),
            Facts = "Staffing fell.",
            ContactRole = "placements team manager",
            Contact = "placements@council.example",
        };
        var raised = await Eventually.SucceedsAsync(() =>
            bath.Notices.RaiseNoticeAsync(new RaiseNoticeRequest { Notice = notice }).ResponseAsync
        );
        return raised.Notice.Id;
    }
}
