using System.Text;
using Grpc.Core;

namespace Isolation.Tests;

/// <summary>Everything that a caller sees of a call.</summary>
internal sealed record Outcome(StatusCode Status, string Text, string Details, string Answer)
{
    internal static Outcome Of(RpcException failure) =>
        new(
            failure.StatusCode,
            failure.Status.Detail,
            Latin(failure.Trailers.GetValueBytes("grpc-status-details-bin") ?? []),
            ""
        );

    internal static Outcome Of(IEnumerable<byte[]> answers) =>
        new(StatusCode.OK, "", "", string.Concat(answers.Select(Latin)));

    /// <summary>True if a string occurs anywhere in it; ids and marks are ASCII.</summary>
    internal bool Tells(string secret) =>
        $"{Text} {Details} {Answer}".Contains(secret, StringComparison.OrdinalIgnoreCase);

    private static string Latin(byte[] bytes) => Encoding.Latin1.GetString(bytes);
}
