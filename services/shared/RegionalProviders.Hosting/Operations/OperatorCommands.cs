namespace RegionalProviders.Hosting.Operations;

/// <summary>
/// Commands for operators of a deployment, given to a service's own program: those about messages and the access log,
/// and those of its modules (<see cref="PlatformModule.Commands"/>).
/// </summary>
public static class OperatorCommands
{
    private const int Misunderstood = 2;

    /// <summary>True if the first argument is that of such a command.</summary>
    public static bool Contains(string[] args, IReadOnlyList<PlatformModule> modules) =>
        args is [var word, ..] && All(modules).Any(command => command.Word == word);

    /// <summary>Runs the command against the configured servers. Returns the exit code: 2 for an unknown command.</summary>
    /// <param name="args">The command.</param>
    /// <param name="modules">The modules of the application.</param>
    /// <param name="services">Services of an application that was built but not started.</param>
    /// <param name="output">Receives the output.</param>
    /// <param name="cancellationToken">Cancels between two steps.</param>
    public static async Task<int> RunAsync(
        string[] args,
        IReadOnlyList<PlatformModule> modules,
        IServiceProvider services,
        TextWriter output,
        CancellationToken cancellationToken
    )
    {
        foreach (
            var command in All(modules).Where(each => args is [var word, ..] && each.Word == word)
        )
            if (await command.RunAsync(args, services, output, cancellationToken) is { } code)
                return code;
        await output.WriteLineAsync("Commands:");
        foreach (var usage in All(modules).SelectMany(command => command.Usages))
            await output.WriteLineAsync($"  {usage}");
        return Misunderstood;
    }

    // Each service with a shared component brings the component's command, which does its work for all of them.
    private static IEnumerable<OperatorCommand> All(IReadOnlyList<PlatformModule> modules) =>
        [
            .. MessagingCommands.All,
            AccessLogCommands.All,
            .. modules.SelectMany(module => module.Commands).Distinct(),
        ];
}
