using RegionalProviders.Hosting.Operations;

namespace RegionalProviders.Identity.Bootstrap;

/// <summary>
/// The operator's command that creates the first administrator of a deployment, where start-up writes no profile.
/// </summary>
internal static class AdministratorCommand
{
    internal static OperatorCommand Command { get; } =
        new("administrator", ["administrator create FILE SERVER"], RunAsync);

    private static async Task<int?> RunAsync(
        string[] args,
        IServiceProvider services,
        TextWriter output,
        CancellationToken cancellationToken
    )
    {
        if (args is not [_, "create", var file, var server])
            return null;
        var path = Path.GetFullPath(file);
        var isFirst = await FirstAdministrator.EnsureAsync(
            services,
            (credentials, token) => AdministratorFile.WriteAsync(path, server, credentials, token),
            cancellationToken
        );
        await output.WriteLineAsync(
            isFirst
                ? $"{path} holds the profile of the first administrator. Keep it as the secret that it is."
                : "The platform has, or had, an administrator. Ask one of them for a client of your own."
        );
        return isFirst ? 0 : 1;
    }
}
