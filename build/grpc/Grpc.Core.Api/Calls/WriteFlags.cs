namespace Grpc.Core;

/// <summary>How a message is written. An implementation may ignore a hint.</summary>
[Flags]
public enum WriteFlags
{
    /// <summary>The message may wait in a buffer for the next one.</summary>
    BufferHint = 0x1,

    /// <summary>The message is not compressed, even where compression is on.</summary>
    NoCompress = 0x2,
}
