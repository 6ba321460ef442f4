using System.Globalization;
using Google.Protobuf;
using Grpc.Core;
using RegionalProviders.Kernel;
using RegionalProviders.Persistence;

namespace RegionalProviders.Calls.Limits;

/// <summary>A client stream with an idle timeout, a total size limit, and read errors translated.</summary>
internal sealed class LimitedStream<T>(
    IAsyncStreamReader<T> inner,
    LimitOptions limits,
    TimeProvider time
) : IAsyncStreamReader<T>
{
    // Counted for every message, so that a flood of empty ones is limited too.
    private const int MinCharge = 64;
    private long received;

    public T Current => inner.Current;

    public async Task<bool> MoveNext(CancellationToken cancellationToken)
    {
        OpenTransaction.RequireNone();
        if (!await NextAsync(cancellationToken))
            return false;
        received += Math.Max(MinCharge, inner.Current is IMessage sent ? sent.CalculateSize() : 0);
        return received <= limits.Messages.StreamBytes ? true : throw StreamTooLarge();
    }

    private async Task<bool> NextAsync(CancellationToken cancellationToken)
    {
        using var idle = new CancellationTokenSource(limits.StreamIdle, time);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(
            idle.Token,
            cancellationToken
        );
        try
        {
            return await inner.MoveNext(both.Token);
        }
        catch (Exception exception)
            when (idle.IsCancellationRequested
                && !cancellationToken.IsCancellationRequested
                && exception is OperationCanceledException or RpcException
            )
        {
            throw Fault.StreamIdle(limits.StreamIdle);
        }
        catch (InvalidProtocolBufferException)
        {
            throw Fault.MessageUnreadable(
                "A message of the stream is not of the kind that this call takes."
            );
        }
        catch (RpcException exception)
            when (exception.StatusCode is StatusCode.Internal or StatusCode.Unknown)
        {
            throw Fault.MessageUnreadable(
                $"A message of the stream cannot be read. {exception.Status.Detail}"
            );
        }
        // A length beyond what any message may have, or too much for this platform; but not what MessageReader refuses.
        catch (Exception exception)
            when (exception
                    is InvalidDataException
                        or RpcException
                        {
                            StatusCode: StatusCode.ResourceExhausted,
                            Trailers.Count: 0
                        }
            )
        {
            throw LimitedStream.MessageTooLarge(limits.Messages.ReceiveBytes);
        }
    }

    private ServiceException StreamTooLarge() =>
        Fault.LimitExceeded(
            $"The stream carries more than {limits.Messages.StreamBytes} bytes.",
            "Limits:Messages:StreamBytes",
            $"{limits.Messages.StreamBytes.ToString(CultureInfo.InvariantCulture)} B"
        );
}

/// <summary>The error for streams and for single messages.</summary>
internal static class LimitedStream
{
    internal static ServiceException MessageTooLarge(int max) =>
        Fault.LimitExceeded(
            $"A message has more than {max} bytes. Send less in one.",
            "Limits:Messages:ReceiveBytes",
            $"{max.ToString(CultureInfo.InvariantCulture)} B"
        );
}
