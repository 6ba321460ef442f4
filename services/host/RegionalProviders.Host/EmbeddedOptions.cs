namespace RegionalProviders.Host;

/// <summary>The embedded default: where it keeps its data and which ports it takes.</summary>
/// <param name="Enabled">False where connection strings are configured: then nothing is started for the services.</param>
/// <param name="Folder"><c>RP_DATA</c>: data, secrets and the first administrator's profile.</param>
/// <param name="Port"><c>RP_PORT</c>: gRPC; 0 for any free port.</param>
/// <param name="WebPort"><c>RP_WEB_PORT</c>: HTTP/1.1 (sign-in, discovery, health); 0 for any free port.</param>
internal sealed record EmbeddedOptions(bool Enabled, string Folder, int Port, int WebPort)
{
    internal static EmbeddedOptions Read(IConfiguration configuration) =>
        new(
            !configuration.GetSection("ConnectionStrings").Exists(),
            configuration["RP_DATA"] is { Length: > 0 } folder ? folder : ".data",
            configuration.GetValue("RP_PORT", 0),
            configuration.GetValue("RP_WEB_PORT", 0)
        );
}
