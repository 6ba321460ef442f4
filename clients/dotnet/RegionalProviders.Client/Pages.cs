using System.Runtime.CompilerServices;
using Google.Protobuf;
using Grpc.Core;

namespace RegionalProviders.Client;

/// <summary>Reads lists that are returned page by page.</summary>
public static class Pages
{
    /// <summary>Every item from the request's page on, fetching pages as they are needed.</summary>
    /// <param name="request">The filter; it is copied, so it may be used again.</param>
    /// <param name="call">The RPC: its messages have page_token and next_page_token.</param>
    /// <param name="items">The items of a response.</param>
    /// <param name="cancellationToken">Ends the enumeration.</param>
    public static async IAsyncEnumerable<TItem> Of<TRequest, TResponse, TItem>(
        TRequest request,
        Func<TRequest, CallOptions, AsyncUnaryCall<TResponse>> call,
        Func<TResponse, IEnumerable<TItem>> items,
        [EnumeratorCancellation] CancellationToken cancellationToken = default
    )
        where TRequest : class, IMessage<TRequest>
        where TResponse : class, IMessage<TResponse>
    {
        await foreach (var page in Each(request, call, cancellationToken))
        foreach (var item in items(page))
            yield return item;
    }

    /// <summary>Whole responses from the request's page on, for lists that return more than their items.</summary>
    public static async IAsyncEnumerable<TResponse> Each<TRequest, TResponse>(
        TRequest request,
        Func<TRequest, CallOptions, AsyncUnaryCall<TResponse>> call,
        [EnumeratorCancellation] CancellationToken cancellationToken = default
    )
        where TRequest : class, IMessage<TRequest>
        where TResponse : class, IMessage<TResponse>
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(call);
        var next = request.Clone();
        var token = next.Descriptor.FindFieldByName("page_token").Accessor;
        while (true)
        {
            var page = await call(next, new CallOptions(cancellationToken: cancellationToken));
            yield return page;
            var following = (string)
                page.Descriptor.FindFieldByName("next_page_token").Accessor.GetValue(page);
            if (following.Length == 0)
                yield break;
            token.SetValue(next, following);
        }
    }
}
