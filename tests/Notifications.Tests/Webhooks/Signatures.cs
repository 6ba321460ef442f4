using System.Security.Cryptography;
using System.Text;

namespace RegionalProviders.Notifications.Tests.Webhooks;

/// <summary>
/// Signatures implemented from the Standard Webhooks specification, independently of the platform's code and the SDK.
/// </summary>
internal static class Signatures
{
    /// <summary>True if the post has exactly one valid signature for each of the secrets, and no other.</summary>
    public static bool AreGood(Post post, params string[] secrets) =>
        post
            .Signature.Split(' ')
            .Order()
            .SequenceEqual(secrets.Select(each => Of(post, each)).Order());

    private static string Of(Post post, string secret)
    {
        using var hmac = new HMACSHA256(Convert.FromBase64String(secret["whsec_".Length..]));
        var text = string.Join('.', post.Id, post.Timestamp, post.Body);
        return "v1," + Convert.ToBase64String(hmac.ComputeHash(Encoding.UTF8.GetBytes(text)));
    }
}
