namespace RegionalProviders.Hosting.Operations;

/// <summary>A group of commands for operators of a deployment, e.g. all that begin with <c>keys</c>.</summary>
/// <param name="Word">The first word.</param>
/// <param name="Usages">Each command as it is typed, parameters in capitals.</param>
/// <param name="RunAsync">
/// Runs one command, given all its words, against the services of an application that was built but not started.
/// Returns the exit code, or null if the words are not a command of this group.
/// </param>
public sealed record OperatorCommand(
    string Word,
    IReadOnlyList<string> Usages,
    Func<string[], IServiceProvider, TextWriter, CancellationToken, Task<int?>> RunAsync
);
