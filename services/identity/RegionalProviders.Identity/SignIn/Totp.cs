using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;

namespace RegionalProviders.Identity.SignIn;

/// <summary>Codes of authenticator applications (RFC 6238): six digits, SHA-1, 30 seconds.</summary>
internal static class Totp
{
    internal const int Digits = 6;
    internal const int PeriodSeconds = 30;

    // Phone clocks are a little off, and typing takes time.
    private const int Tolerance = 1;

    /// <summary>
    /// The time step that the code belongs to, at most one step off and later than the newest one used; null if there
    /// is none. A code is accepted once, so the caller must store the step.
    /// </summary>
    internal static long? Match(byte[] secret, string code, long lastStep, DateTimeOffset now)
    {
        var current = now.ToUnixTimeSeconds() / PeriodSeconds;
        long? match = null;
        for (var step = current - Tolerance; step <= current + Tolerance; step++)
        {
            var isEqual = CryptographicOperations.FixedTimeEquals(
                System.Text.Encoding.UTF8.GetBytes(CodeAt(secret, step)),
                System.Text.Encoding.UTF8.GetBytes(code)
            );
            if (isEqual && step > lastStep)
                match = step;
        }

        return match;
    }

    internal static string CodeAt(byte[] secret, long step)
    {
        Span<byte> counter = stackalloc byte[sizeof(long)];
        BinaryPrimitives.WriteInt64BigEndian(counter, step);
        Span<byte> hash = stackalloc byte[HMACSHA1.HashSizeInBytes];
        HMACSHA1.HashData(secret, counter, hash);
        var number = BinaryPrimitives.ReadInt32BigEndian(hash[(hash[^1] & 0xf)..]) & 0x7fffffff;
        return (number % 1_000_000).ToString("D6", CultureInfo.InvariantCulture);
    }
}
