using RegionalProviders.Cli.Output;
using RegionalProviders.Common.V1;
using RegionalProviders.Identity.V1;

namespace RegionalProviders.Cli.Commands.Issuers;

/// <summary>Values of <c>--map</c>: what a claim says, and the role that it gives.</summary>
internal static class RoleMappings
{
    /// <summary>Reads them.</summary>
    /// <exception cref="CommandException">One is no VALUE=ROLE.</exception>
    public static IReadOnlyList<RoleMapping> Of(string[]? texts) => [.. (texts ?? []).Select(Of)];

    private static RoleMapping Of(string text)
    {
        // At the last sign: values may hold one, role names do not.
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
