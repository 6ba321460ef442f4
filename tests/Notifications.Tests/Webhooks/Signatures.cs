using System.Security.Cryptography;
using System.Text;

namespace RegionalProviders.Notifications.Tests.Webhooks;

/// <summary>Signatures by the words of the Standard Webhooks specification, apart from the platform's code and the SDK.</summary>
internal static class Signatures
{
    /// <summary>True where one signature of the post is by each of the secrets, and there is no other.</summary>
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
