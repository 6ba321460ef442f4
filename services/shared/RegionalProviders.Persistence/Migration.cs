using System.Reflection;
using System.Security.Cryptography;
using System.Text;

namespace RegionalProviders.Persistence;

/// <summary>One numbered SQL file. Never edited once it has landed: the runner compares checksums.</summary>
/// <param name="Name">Group and file, e.g. <c>providers/0001_register</c>.</param>
/// <param name="Sql">The text, with <c>{schema}</c> and <c>{app}</c> filled in.</param>
public sealed record Migration(string Name, string Sql)
{
    /// <summary>SHA-256 of the text, lower-case hexadecimal.</summary>
    public string Checksum { get; } =
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Sql)));

    internal static Migration Read(
        string group,
        Assembly assembly,
        string resource,
        ServiceSchema schema
    )
    {
        using var reader = new StreamReader(
            assembly.GetManifestResourceStream(resource)!,
            Encoding.UTF8
        );
        var sql = reader
            .ReadToEnd()
            .ReplaceLineEndings("\n")
            .Replace("{schema}", schema.Name, StringComparison.Ordinal)
            .Replace("{app}", schema.AppRole, StringComparison.Ordinal)
            .Replace("{owner}", schema.OwnerRole, StringComparison.Ordinal);
        var file = resource.Split('.')[^2];
        return new Migration($"{group}/{file}", sql);
    }
}
