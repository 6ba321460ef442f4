using System.Text.Json;

namespace RegionalProviders.Demonstration;

/// <summary>What to demonstrate, and against which platform.</summary>
/// <param name="Folder">The platform's data folder.</param>
/// <param name="Lists">Published lists to import, oldest first; empty to import invented ones.</param>
internal sealed record Options(string Folder, IReadOnlyList<string> Lists)
{
    /// <summary>Addresses for gRPC and for sign-in, as the platform wrote them into its data folder.</summary>
    internal Endpoints Endpoints =>
        JsonSerializer.Deserialize<Endpoints>(
            File.ReadAllText(Path.Combine(Folder, "endpoints.json")),
            JsonSerializerOptions.Web
        ) ?? throw new InvalidDataException("endpoints.json says nothing.");

    /// <summary>Parses <c>--data FOLDER [--ofsted FILE[,FILE]]</c>; null for any other arguments.</summary>
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

/// <summary>The addresses at which the platform serves.</summary>
internal sealed record Endpoints(string Server, string Web);
