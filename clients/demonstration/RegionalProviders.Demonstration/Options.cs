using System.Text.Json;

namespace RegionalProviders.Demonstration;

/// <summary>What to demonstrate, and against which platform.</summary>
/// <param name="Folder">The platform's data folder.</param>
/// <param name="Lists">Published lists to import instead of invented ones, oldest first; empty for invented ones.</param>
internal sealed record Options(string Folder, IReadOnlyList<string> Lists)
{
    /// <summary>Address of gRPC and of sign-in, as the platform says itself.</summary>
    internal Endpoints Endpoints =>
        JsonSerializer.Deserialize<Endpoints>(
            File.ReadAllText(Path.Combine(Folder, "endpoints.json")),
            JsonSerializerOptions.Web
        ) ?? throw new InvalidDataException("endpoints.json says nothing.");

    /// <summary>Reads <c>--data FOLDER [--ofsted FILE[,FILE]]</c>; null where it is anything else.</summary>
    internal static Options? Parse(string[] args) =>
        args switch
        {
            ["--data", var folder] => new(folder, []),
            ["--data", var folder, "--ofsted", var files] => new(
                folder,
                files.Split(',', StringSplitOptions.RemoveEmptyEntries)
            ),
            _ => null,
        };
}

/// <summary>Where the platform serves.</summary>
internal sealed record Endpoints(string Server, string Web);
