using System.Diagnostics;
using System.Runtime.InteropServices;
using RegionalProviders.Servers;

// Starts PostgreSQL and RabbitMQ once, runs a command with their addresses in its environment, stops them and exits
// with the command's code: every test assembly of a run then shares two servers.

if (args.Length == 0)
{
    await Console.Error.WriteLineAsync(
        "Give the command to run with the servers, such as: dotnet test"
    );
    return 2;
}

using var stop = new CancellationTokenSource();
Process? command = null;
string? asked = null;

// The terminal also sends Ctrl-C to the command; signals that are sent to this process alone are passed on.
using var interrupt = PosixSignalRegistration.Create(
    PosixSignal.SIGINT,
    context => End(context, passOn: null)
);
using var hangUp = PosixSignalRegistration.Create(
    PosixSignal.SIGHUP,
    context => End(context, passOn: "HUP")
);
using var terminate = PosixSignalRegistration.Create(
    PosixSignal.SIGTERM,
    context => End(context, passOn: "TERM")
);

try
{
    const string PostgresVariable = "RP_TEST_POSTGRES";
    const string RabbitMqVariable = "RP_TEST_RABBITMQ";
    var startingPostgres = IsSet(PostgresVariable)
        ? null
        : PrivatePostgres.StartAsync(
            new() { Settings = PrivatePostgresOptions.Throwaway },
            stop.Token
        );
    var startingRabbitMq = IsSet(RabbitMqVariable)
        ? null
        : PrivateRabbitMq.StartAsync(new PrivateRabbitMqOptions(), stop.Token);
    await using var postgres = startingPostgres is null ? null : await startingPostgres;
    await using var rabbitMq = startingRabbitMq is null ? null : await startingRabbitMq;

    var start = new ProcessStartInfo(args[0], args[1..]);
    if (postgres is not null)
        start.Environment[PostgresVariable] = postgres.ConnectionString;
    if (rabbitMq is not null)
        start.Environment[RabbitMqVariable] = rabbitMq.Uri.ToString();
    command = Process.Start(start)!;
    // The command may have started, and a signal arrived, before the variable was set.
    PassOn();
    await command.WaitForExitAsync();
    return command.ExitCode;
}
catch (ServerStartException e)
{
    await Console.Error.WriteLineAsync(e.Message);
    return 1;
}
catch (OperationCanceledException)
{
    return 130;
}

static bool IsSet(string variable) =>
    !string.IsNullOrEmpty(Environment.GetEnvironmentVariable(variable));

void End(PosixSignalContext context, string? passOn)
{
    context.Cancel = true;
    stop.Cancel();
    asked = passOn;
    PassOn();
}

void PassOn()
{
    // Either this thread sees the command, or the thread that starts the command afterwards sees the signal.
    Thread.MemoryBarrier();
    if (asked is { } signal && command is { HasExited: false })
        Process.Start(
            "kill",
            ["-s", signal, command.Id.ToString(System.Globalization.CultureInfo.InvariantCulture)]
        );
}
