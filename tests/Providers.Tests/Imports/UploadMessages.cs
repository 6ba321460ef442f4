using Google.Protobuf;
using Grpc.Core;
using RegionalProviders.Kernel;
using RegionalProviders.Providers.V1;

namespace RegionalProviders.Providers.Tests.Imports;

/// <summary>The messages of an upload.</summary>
internal static class UploadMessages
{
    public static IEnumerable<UploadListRequest> Of(
        byte[] file,
        Guid id,
        DateOnly? asAt = null,
        ListKind kind = ListKind.Unspecified,
        string fileName = "list.csv",
        int offset = 0,
        int piece = 256 * 1024
    ) =>
        file.Skip(offset)
            .Chunk(piece)
            .Select(bytes => new UploadListRequest { Content = ByteString.CopyFrom(bytes) })
            .Prepend(
                new UploadListRequest { Header = Header(file, id, asAt, kind, fileName, offset) }
            );

    public static UploadHeader Header(
        byte[] file,
        Guid id,
        DateOnly? asAt = null,
        ListKind kind = ListKind.Unspecified,
        string fileName = "list.csv",
        int offset = 0
    ) =>
        new()
        {
            UploadId = id.ToString(),
            FileName = fileName,
            TotalBytes = file.Length,
            Sha256 = Register.Sha256(file),
            Offset = offset,
            AsAt = asAt.ToProto(),
            Kind = kind,
        };
}

/// <summary>A request stream that can be made to fail.</summary>
internal sealed class Messages(
    IEnumerable<UploadListRequest> messages,
    Func<Task>? beforeEach = null,
    Exception? end = null
) : IAsyncStreamReader<UploadListRequest>
{
    private readonly IEnumerator<UploadListRequest> enumerator = messages.GetEnumerator();

    public UploadListRequest Current => enumerator.Current;

    public async Task<bool> MoveNext(CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (beforeEach is not null)
            await beforeEach();
        if (enumerator.MoveNext())
            return true;
        return end is null ? false : throw end;
    }
}
