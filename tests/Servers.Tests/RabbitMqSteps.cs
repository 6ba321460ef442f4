using System.Diagnostics;
using RabbitMQ.Client;
using RabbitMQ.Client.Exceptions;
using RegionalProviders.Servers;

namespace Servers.Tests;

internal static class RabbitMqSteps
{
    public static (string User, string Password) Credentials(PrivateRabbitMq server) =>
        server.Uri.UserInfo.Split(':') is [var user, var password]
            ? (user, password)
            : throw new InvalidOperationException("The address has no user and password.");

    /// <summary>False if the server answers and refuses the user; any other failure is thrown.</summary>
    public static async Task<bool> LogsInAsync(PrivateRabbitMq server, string user, string password)
    {
        var factory = new ConnectionFactory
        {
            HostName = "127.0.0.1",
            Port = server.Port,
            UserName = user,
            Password = password,
            AutomaticRecoveryEnabled = false,
        };
        try
        {
            await using var connection = await factory.CreateConnectionAsync();
            return connection.IsOpen;
        }
        catch (BrokerUnreachableException exception)
            when (exception.InnerException is AuthenticationFailureException)
        {
            return false;
        }
    }

    /// <summary>An operator's command, with the node's own cookie and port mapper.</summary>
    public static async Task<string> ControlAsync(PrivateRabbitMq server, params string[] arguments)
    {
        var start = new ProcessStartInfo(
            Path.Combine(ExecutableFinder.FindRabbitMq(), "rabbitmqctl"),
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
