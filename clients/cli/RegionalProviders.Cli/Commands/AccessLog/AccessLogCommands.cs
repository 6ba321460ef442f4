namespace RegionalProviders.Cli.Commands.AccessLog;

/// <summary>Who read or changed what.</summary>
internal sealed class AccessLogCommands()
    : CommandGroup(
        "access-log",
        "Who read or changed what.",
        new AccessLogList(),
        new AccessLogVerify()
    );
