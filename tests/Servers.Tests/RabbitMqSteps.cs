using System.Diagnostics;
using RegionalProviders.Servers;

namespace Servers.Tests;

internal static class RabbitMqSteps
{
    public static (string User, string Password) Credentials(PrivateRabbitMq server) =>
        server.Uri.UserInfo.Split(':') is [var user, var password]
            ? (user, password)
            : throw new InvalidOperationException("The address has no user and password.");

    public static Task<AmqpLoginResult> LoginAsync(
        PrivateRabbitMq server,
        string user,
        string password
    ) => AmqpLogin.TryAsync(server.Port, user, password, CancellationToken.None);

    /// <summary>An operator's command, with the node's own cookie and port mapper.</summary>
    public static async Task<string> ControlAsync(PrivateRabbitMq server, params string[] arguments)
    {
        var start = new ProcessStartInfo(
            Path.Combine(Binaries.FindRabbitMq(), "rabbitmqctl"),
            arguments
        )
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
        };
        foreach (var (name, value) in server.Environment)
            start.Environment[name] = value;
        using var process = Process.Start(start)!;
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        Assert.Equal(0, process.ExitCode);
        return output;
    }
}
