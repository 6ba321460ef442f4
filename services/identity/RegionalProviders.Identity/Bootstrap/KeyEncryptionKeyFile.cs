using System.Security.Cryptography;
using System.Text;

namespace RegionalProviders.Identity.Bootstrap;

/// <summary>
/// The file that <c>Identity:KeyEncryptionKeyFile</c> names, for a host that looks after itself. Lose it and the
/// signing keys in the database cannot be read: back it up, apart from the database.
/// </summary>
public static class KeyEncryptionKeyFile
{
    /// <summary>Makes the file with a new random key where there is none; a file that is there is left as it is.</summary>
    public static Task EnsureAsync(string path, CancellationToken cancellationToken) =>
        File.Exists(path)
            ? Task.CompletedTask
            : OwnerOnlyFile.WriteAsync(
                path,
                Encoding.ASCII.GetBytes(Convert.ToBase64String(RandomNumberGenerator.GetBytes(32))),
                cancellationToken
            );
}
