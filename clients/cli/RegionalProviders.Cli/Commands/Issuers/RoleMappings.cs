using RegionalProviders.Cli.Output;
using RegionalProviders.Common.V1;
using RegionalProviders.Identity.V1;

namespace RegionalProviders.Cli.Commands.Issuers;

/// <summary>Values of <c>--map</c>: the value of a claim, and the role that it grants.</summary>
internal static class RoleMappings
{
    /// <summary>Parses the values.</summary>
    /// <exception cref="CommandException">A value is not of the form VALUE=ROLE.</exception>
    public static IReadOnlyList<RoleMapping> Of(string[]? texts) => [.. (texts ?? []).Select(Of)];

    private static RoleMapping Of(string text)
    {
        // Split at the last equals sign: claim values may contain one, role names cannot.
        var at = text.LastIndexOf('=');
        return at > 0 && EnumText.TryParse<Role>(text[(at + 1)..], out var role)
            ? new RoleMapping { Value = text[..at], Role = role }
            : throw new CommandException(
                ExitCode.InvalidInput,
                $"--map {text} is no VALUE=ROLE.",
                "Roles are reader, officer, quality-lead, senior-approver, finance and administrator."
            );
    }
}
