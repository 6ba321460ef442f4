using System.Buffers.Binary;
using System.Security.Cryptography;

namespace RegionalProviders.Placements.Submissions.Rows;

/// <summary>
/// Generates UUIDs of version 7 (RFC 9562) for many rows of one instant. Random bits are requested from the system
/// once: doing so for each row would cost as much as checking its dates.
/// </summary>
internal static class RowIdGenerator
{
    private const int Length = 16;

    public static Guid[] Take(int count, DateTimeOffset now)
    {
        var random = RandomNumberGenerator.GetBytes(count * Length);
        var ids = new Guid[count];
        for (var i = 0; i < count; i++)
        {
            var bytes = random.AsSpan(i * Length, Length);
            var randomA = BinaryPrimitives.ReadUInt16BigEndian(bytes[6..]);
            // 48 bits of milliseconds since 1970; the lower 16 bits are overwritten next.
            BinaryPrimitives.WriteInt64BigEndian(bytes, now.ToUnixTimeMilliseconds() << 16);
            BinaryPrimitives.WriteUInt16BigEndian(
                bytes[6..],
                (ushort)(0x7000 | (randomA & 0x0FFF))
            );
            bytes[8] = (byte)(0x80 | (bytes[8] & 0x3F));
            ids[i] = new Guid(bytes, bigEndian: true);
        }
        return ids;
    }
}
