using RegionalProviders.Placements.V1;

namespace RegionalProviders.Client;

/// <content>Each list of the placements service as one sequence.</content>
public sealed partial class RegionalProvidersClient
{
    /// <summary>Agreements in the order in which they were recorded.</summary>
    public IAsyncEnumerable<AgreementSummary> ListAgreementsAsync(
        ListAgreementsRequest request,
        CancellationToken cancellationToken = default
    ) =>
        Pages.Of(
            request,
            Agreements.ListAgreementsAsync,
            page => page.Agreements,
            cancellationToken
        );

    /// <summary>Schedules of an agreement's costs, most recently recorded first.</summary>
    public IAsyncEnumerable<Amendment> ListAmendmentsAsync(
        ListAmendmentsRequest request,
        CancellationToken cancellationToken = default
    ) =>
        Pages.Of(
            request,
            Agreements.ListAmendmentsAsync,
            page => page.Amendments,
            cancellationToken
        );

    /// <summary>Extra payments past their end, longest overrun first.</summary>
    public IAsyncEnumerable<OverrunningLine> ListOverrunningLinesAsync(
        ListOverrunningLinesRequest request,
        CancellationToken cancellationToken = default
    ) =>
        Pages.Of(
            request,
            Agreements.ListOverrunningLinesAsync,
            page => page.Lines,
            cancellationToken
        );

    /// <summary>Oversight of an unregulated placement, latest day first.</summary>
    public IAsyncEnumerable<OversightEntry> ListOversightAsync(
        ListOversightRequest request,
        CancellationToken cancellationToken = default
    ) => Pages.Of(request, Agreements.ListOversightAsync, page => page.Entries, cancellationToken);

    /// <summary>Oversight that is due, pending approvals and payments past their end, longest waiting first.</summary>
    public IAsyncEnumerable<OverdueItem> ListOverdueOversightAsync(
        ListOverdueOversightRequest request,
        CancellationToken cancellationToken = default
    ) =>
        Pages.Of(
            request,
            Agreements.ListOverdueOversightAsync,
            page => page.Items,
            cancellationToken
        );

    /// <summary>Spend by group, in order of key.</summary>
    public IAsyncEnumerable<GroupSpend> GetSpendAsync(
        GetSpendRequest request,
        CancellationToken cancellationToken = default
    ) => Pages.Of(request, Spend.GetSpendAsync, page => page.Groups, cancellationToken);

    /// <summary>Returns and agreements that are due for review, longest due first.</summary>
    public IAsyncEnumerable<RetentionReview> ListRetentionReviewsAsync(
        ListRetentionReviewsRequest request,
        CancellationToken cancellationToken = default
    ) =>
        Pages.Of(
            request,
            Retention.ListRetentionReviewsAsync,
            page => page.Reviews,
            cancellationToken
        );

    /// <summary>Retention decisions, latest first.</summary>
    public IAsyncEnumerable<RetentionDecision> ListRetentionDecisionsAsync(
        ListRetentionDecisionsRequest request,
        CancellationToken cancellationToken = default
    ) =>
        Pages.Of(
            request,
            Retention.ListRetentionDecisionsAsync,
            page => page.Decisions,
            cancellationToken
        );

    /// <summary>Legal holds, latest first.</summary>
    public IAsyncEnumerable<LegalHold> ListLegalHoldsAsync(
        ListLegalHoldsRequest request,
        CancellationToken cancellationToken = default
    ) => Pages.Of(request, Retention.ListLegalHoldsAsync, page => page.Holds, cancellationToken);

    /// <summary>Positions of all councils, in order of council and setting.</summary>
    public IAsyncEnumerable<Position> ListPositionsAsync(
        ListPositionsRequest request,
        CancellationToken cancellationToken = default
    ) => Pages.Of(request, Positions.ListPositionsAsync, page => page.Positions, cancellationToken);

    /// <summary>Rows of a regional table, in order of their keys.</summary>
    public IAsyncEnumerable<RegionalTableRow> GetRegionalTableAsync(
        GetRegionalTableRequest request,
        CancellationToken cancellationToken = default
    ) =>
        Pages.Of(
            request,
            RegionalOutputs.GetRegionalTableAsync,
            page => page.Rows,
            cancellationToken
        );
}
