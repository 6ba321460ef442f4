using System.Buffers.Binary;
using System.Text;
using Google.Protobuf;

namespace RegionalProviders.Hostile.Tests;

/// <summary>gRPC frames and protobuf fields encoded by hand, valid or not.</summary>
internal static class Wire
{
    public const string Search = "/regionalproviders.providers.v1.SettingService/SearchSettings";

    public static byte[] Frame(byte[] message, byte flag = 0, uint? length = null)
    {
        var frame = new byte[message.Length + 5];
        frame[0] = flag;
        BinaryPrimitives.WriteUInt32BigEndian(frame.AsSpan(1), length ?? (uint)message.Length);
        message.CopyTo(frame, 5);
        return frame;
    }

    public static byte[] Frame(IMessage message) => Frame(message.ToByteArray());

    public static byte[] Field(int number, int type, byte[] content)
    {
        using var stream = new MemoryStream();
        using var output = new CodedOutputStream(stream, leaveOpen: true);
        output.WriteTag((uint)((number << 3) | type));
        if (type == 2)
            output.WriteLength(content.Length);
        output.Flush();
        stream.Write(content);
        return stream.ToArray();
    }

    /// <summary>A string field, which need not be UTF-8.</summary>
    public static byte[] Text(int number, byte[] content) => Field(number, 2, content);

    public static byte[] Text(int number, string content) =>
        Text(number, Encoding.UTF8.GetBytes(content));
}
