using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using Google.Protobuf;
using RegionalProviders.Kernel;

namespace RegionalProviders.Calls.Padding;

/// <summary>
/// A delay that nobody knows, which stays the same for a tenant, an RPC and what it asks about as long as the process
/// runs: repeating a call gives no new value whose average could be taken.
/// </summary>
/// <param name="key">At least 32 random bytes. Whoever knows them knows every delay.</param>
internal sealed class HiddenDelay(byte[] key)
{
    /// <summary>Delays are shorter than so many steps.</summary>
    internal const int MaxSteps = 2;

    /// <summary>
    /// The delay: a part that only the place decides, so that the many forms of one question share it, and a part that every
    /// form has of its own, so that two of them cannot be compared. Either is less than a step.
    /// </summary>
    internal TimeSpan Of<TRequest>(Principal principal, string method, TRequest request)
    {
        if (request is not IMessage message)
            return TimeSpan.Zero;
        // Of the tenant, not of the client: a council can make as many clients as it likes.
        var caller = $"{principal.TenantKey}\n{method}\n";
        return Part($"place\n{caller}{string.Join(',', AskedPlaces.Of(message))}", [])
            + Part($"form\n{caller}", message.ToByteArray());
    }

    private TimeSpan Part(string name, byte[] rest)
    {
        byte[] named = [.. Encoding.UTF8.GetBytes(name), .. rest];
        var hash = HMACSHA256.HashData(key, named);
        var fraction = BinaryPrimitives.ReadUInt64LittleEndian(hash) / Math.Pow(2, 64);
        return PaddedCall.Step * fraction;
    }
}
