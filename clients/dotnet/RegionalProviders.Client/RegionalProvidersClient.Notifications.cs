using RegionalProviders.Notifications.V1;

namespace RegionalProviders.Client;

/// <content>Each list of the notifications service as one sequence, and the inbox as a stream of deliveries.</content>
public sealed partial class RegionalProvidersClient
{
    /// <summary>Notices, newest first.</summary>
    public IAsyncEnumerable<Notice> ListNoticesAsync(
        ListNoticesRequest request,
        CancellationToken cancellationToken = default
    ) => Pages.Of(request, Notices.ListNoticesAsync, page => page.Notices, cancellationToken);

    /// <summary>Open notices about the same subject, newest first.</summary>
    public IAsyncEnumerable<Notice> ListSimilarNoticesAsync(
        ListSimilarNoticesRequest request,
        CancellationToken cancellationToken = default
    ) =>
        Pages.Of(request, Notices.ListSimilarNoticesAsync, page => page.Notices, cancellationToken);

    /// <summary>Versions of a notice, newest first.</summary>
    public IAsyncEnumerable<NoticeVersion> ListNoticeVersionsAsync(
        ListNoticeVersionsRequest request,
        CancellationToken cancellationToken = default
    ) =>
        Pages.Of(
            request,
            Notices.ListNoticeVersionsAsync,
            page => page.Versions,
            cancellationToken
        );

    /// <summary>Drafts of notices, newest first.</summary>
    public IAsyncEnumerable<NoticeDraft> ListDraftsAsync(
        ListDraftsRequest request,
        CancellationToken cancellationToken = default
    ) => Pages.Of(request, NoticeDrafts.ListDraftsAsync, page => page.Drafts, cancellationToken);

    /// <summary>Notices from regulators, newest first.</summary>
    public IAsyncEnumerable<RegulatoryNotice> ListRegulatoryNoticesAsync(
        ListRegulatoryNoticesRequest request,
        CancellationToken cancellationToken = default
    ) =>
        Pages.Of(
            request,
            RegulatoryNotices.ListRegulatoryNoticesAsync,
            page => page.Notices,
            cancellationToken
        );

    /// <summary>What the council decided about its placements, newest first.</summary>
    public IAsyncEnumerable<PlacementReview> ListPlacementReviewsAsync(
        ListPlacementReviewsRequest request,
        CancellationToken cancellationToken = default
    ) =>
        Pages.Of(
            request,
            RegulatoryNotices.ListPlacementReviewsAsync,
            page => page.Reviews,
            cancellationToken
        );

    /// <summary>Deliveries of the council's inbox, oldest first.</summary>
    public IAsyncEnumerable<Delivery> ListDeliveriesAsync(
        ListDeliveriesRequest request,
        CancellationToken cancellationToken = default
    ) => Pages.Of(request, Inbox.ListDeliveriesAsync, page => page.Deliveries, cancellationToken);

    /// <summary>What the council did about a notice, newest first.</summary>
    public IAsyncEnumerable<NoticeAction> ListActionsAsync(
        ListActionsRequest request,
        CancellationToken cancellationToken = default
    ) => Pages.Of(request, Inbox.ListActionsAsync, page => page.Actions, cancellationToken);

    /// <summary>Notices that were not acknowledged in time, longest overdue first.</summary>
    public IAsyncEnumerable<OverdueAcknowledgement> ListOverdueAcknowledgementsAsync(
        ListOverdueAcknowledgementsRequest request,
        CancellationToken cancellationToken = default
    ) =>
        Pages.Of(
            request,
            Acknowledgements.ListOverdueAcknowledgementsAsync,
            page => page.Overdue,
            cancellationToken
        );

    /// <summary>Significant events, latest reported first.</summary>
    public IAsyncEnumerable<SignificantEvent> ListSignificantEventsAsync(
        ListSignificantEventsRequest request,
        CancellationToken cancellationToken = default
    ) =>
        Pages.Of(
            request,
            SignificantEvents.ListSignificantEventsAsync,
            page => page.Events,
            cancellationToken
        );

    /// <summary>What the council recorded about a significant event, newest first.</summary>
    public IAsyncEnumerable<FollowUp> ListFollowUpsAsync(
        ListFollowUpsRequest request,
        CancellationToken cancellationToken = default
    ) =>
        Pages.Of(
            request,
            SignificantEvents.ListFollowUpsAsync,
            page => page.FollowUps,
            cancellationToken
        );

    /// <summary>Webhooks of the council, oldest first.</summary>
    public IAsyncEnumerable<Webhook> ListWebhooksAsync(
        ListWebhooksRequest request,
        CancellationToken cancellationToken = default
    ) => Pages.Of(request, Webhooks.ListWebhooksAsync, page => page.Webhooks, cancellationToken);

    /// <summary>
    /// Deliveries after a cursor, oldest first: those that are waiting, then each new one as it arrives, until the token is
    /// cancelled. If the stream ends or the platform cannot be reached for a while, the watch reconnects by itself and
    /// continues after the last delivery it returned: one enumeration misses none and returns none twice. Keep the cursor of
    /// each delivery that you have handled.
    /// </summary>
    /// <param name="after">Cursor of the last delivery that was handled; 0 for all.</param>
    /// <param name="cancellationToken">Ends the watch.</param>
    /// <exception cref="PlatformException">The platform refuses the watch, for a reason that is not transient.</exception>
    public IAsyncEnumerable<Delivery> WatchInboxAsync(
        long after = 0,
        CancellationToken cancellationToken = default
    ) => watch.ReadAsync(after, cancellationToken);
}
