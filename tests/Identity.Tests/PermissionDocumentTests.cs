using RegionalProviders.Common.V1;
using RegionalProviders.Kernel;

namespace Identity.Tests;

/// <summary>docs/permissions.md and the code agree.</summary>
public class PermissionDocumentTests
{
    private static IEnumerable<Role> Roles =>
        Enum.GetValues<Role>().Where(role => role != Role.Unspecified);

    [Fact]
    public async Task Table_InTheDocument_IsTheTableInTheCode()
    {
        var document = await File.ReadAllTextAsync(Path.Combine(Root(), "docs", "permissions.md"));

        var rows = document.Split('\n').Where(line => line.StartsWith('|')).ToList();

        Assert.Equal(Table(), rows);
    }

    [Fact]
    public void EveryRole_OfThePlatform_HasPermissions() =>
        Assert.All(Roles, role => Assert.Contains(Permission.SignedIn, RolePermissions.Of(role)));

    private static IEnumerable<string> Table()
    {
        var roles = Roles.ToList();
        yield return $"| permission | {string.Join(" | ", roles.Select(PrincipalClaims.NameOf))} |";
        yield return $"|---|{string.Concat(roles.Select(_ => ":-:|"))}";
        foreach (
            var permission in Enum.GetValues<Permission>().Where(p => p != Permission.Unspecified)
        )
            yield return $"| {permission} | {string.Join(" | ", roles.Select(role => RolePermissions.Of(role).Contains(permission) ? "✓" : " "))} |";
    }

    private static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder!.FullName, "RegionalProviders.sln")))
            folder = folder.Parent;
        return folder.FullName;
    }
}
