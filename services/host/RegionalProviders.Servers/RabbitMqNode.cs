using System.Globalization;
using System.Security.Cryptography;

namespace RegionalProviders.Servers;

/// <summary>The files and environment that make a RabbitMQ node private to its folder and to 127.0.0.1.</summary>
internal sealed class RabbitMqNode(
    ServerFolder folder,
    int port,
    int distributionPort,
    int epmdPort
)
{
    public int EpmdPort => epmdPort;

    public void WriteFiles(string user, string password)
    {
        folder.Subfolder("home");
        folder.Secret("home/.erlang.cookie", () => RandomNumberGenerator.GetHexString(48));
        folder.WriteSecret("enabled_plugins", "[].\n");
        // Read in place of the files in /etc/rabbitmq, which belong to the system's own server.
        folder.WriteSecret("rabbitmq-env.conf", "");
        folder.WriteSecret(
            "rabbitmq.conf",
            $"""
            listeners.tcp.1 = 127.0.0.1:{port.ToString(CultureInfo.InvariantCulture)}
            # With another default user the well-known guest is never created.
            default_user = {user}
            default_pass = {password}
            log.file = false
            log.console = true
            log.console.level = warning

            """
        );
    }

    public Dictionary<string, string> Environment(string erlang) =>
        new()
        {
            ["HOME"] = In("home"),
            ["PATH"] = $"{erlang}:/usr/local/bin:/usr/bin:/bin:/usr/sbin:/sbin",
            // The node's name is part of the path of its data, so it is kept for as long as the data.
            ["RABBITMQ_NODENAME"] = folder.Secret(
                "node.name",
                () => $"rp-{RandomNumberGenerator.GetHexString(12, lowercase: true)}@localhost"
            ),
            ["RABBITMQ_CONF_ENV_FILE"] = In("rabbitmq-env.conf"),
            ["RABBITMQ_CONFIG_FILE"] = In("rabbitmq.conf"),
            ["RABBITMQ_CONFIG_FILES"] = In("conf.d"),
            ["RABBITMQ_ADVANCED_CONFIG_FILE"] = In("advanced.config"),
            ["RABBITMQ_GENERATED_CONFIG_DIR"] = In("generated"),
            ["RABBITMQ_ENABLED_PLUGINS_FILE"] = In("enabled_plugins"),
            ["RABBITMQ_PLUGINS_EXPAND_DIR"] = In("plugins"),
            ["RABBITMQ_MNESIA_BASE"] = folder.Subfolder("data"),
            ["RABBITMQ_LOG_BASE"] = folder.Subfolder("log"),
            ["RABBITMQ_SCHEMA_DIR"] = In("schema"),
            ["RABBITMQ_PID_FILE"] = In("server.pid"),
            ["RABBITMQ_DIST_PORT"] = distributionPort.ToString(CultureInfo.InvariantCulture),
            ["ERL_EPMD_ADDRESS"] = "127.0.0.1",
            ["ERL_EPMD_PORT"] = epmdPort.ToString(CultureInfo.InvariantCulture),
            // A crash dump would contain messages and be written to the working directory.
            ["ERL_CRASH_DUMP_SECONDS"] = "0",
            // No busy-waiting schedulers, which would take processor time from others. +Q, because the huge open-file
            // limit of a container would otherwise make the port table gigabytes large.
            ["RABBITMQ_SERVER_ADDITIONAL_ERL_ARGS"] =
                "-kernel inet_dist_use_interface {127,0,0,1} +sbwt none +sbwtdcpu none +sbwtdio none +Q 65536",
            // Makes the start script exec the server, so that signals reach the server itself.
            ["RABBITMQ_ALLOW_INPUT"] = "true",
        };

    private string In(string name) => Path.Combine(folder.FullPath, name);
}
