using FluentValidation;
using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using RegionalProviders.Kernel;
using RegionalProviders.Membership;
using RegionalProviders.Notifications.V1;

namespace RegionalProviders.Notifications.Notices;

internal sealed class UpdateNoticeRules : AbstractValidator<UpdateNoticeRequest>
{
    private static readonly string[] Fields =
    [
        "facts",
        "provider_comments",
        "placement_action",
        "urgent",
        "review_on",
    ];

    public UpdateNoticeRules()
    {
        RuleFor(request => request.Notice).NotNull().WithMessage("must be given.");
        RuleFor(request => request.UpdateMask)
            .Must(mask => mask is { Paths.Count: > 0 } && mask.Paths.All(Fields.Contains))
            .WithMessage($"must name at least one field, of {string.Join(", ", Fields)} only.");
        When(
            request => request is { Notice: not null, UpdateMask: not null },
            () =>
            {
                RuleFor(request => request.Notice.Facts)
                    .Must(facts => !string.IsNullOrWhiteSpace(facts))
                    .When(request => request.UpdateMask.Paths.Contains("facts"))
                    .WithMessage("must not be empty.");
                RuleFor(request => request.Notice.PlacementAction)
                    .IsInEnum()
                    .When(request => request.UpdateMask.Paths.Contains("placement_action"))
                    .WithMessage("must be one of the values that the API names.");
            }
        );
    }
}

internal sealed partial class NoticeGrpcService
{
    /// <inheritdoc/>
    public override Task<UpdateNoticeResponse> UpdateNotice(
        UpdateNoticeRequest request,
        ServerCallContext context
    )
    {
        var id = request.Notice.Id.ToId("notice.id");
        return database.InTransactionAsync(
            context.Principal(),
            async tx =>
            {
                var scope = await CallerScope.ReadAsync(tx);
                var existing = await NoticeRow.ReadForChangeAsync(tx, id, request.Notice.Etag);
                existing.RequireOpen();
                var changed = await NoticeVersions.AddAsync(
                    existing,
                    new NextVersion(NoticeChange.Updated, NoticeState.Open)
                    {
                        Content = Change(existing, request.Notice, request.UpdateMask, scope),
                    },
                    tx
                );
                return new UpdateNoticeResponse { Notice = changed.ToProto() };
            },
            context.CancellationToken
        );
    }

    private static NoticeContent Change(
        NoticeRow existing,
        Notice given,
        FieldMask mask,
        CallerScope scope
    )
    {
        var content = existing.Content;
        foreach (var path in mask.Paths)
            content = path switch
            {
                "facts" => content with { Facts = given.Facts.Trim() },
                "provider_comments" => content with
                {
                    ProviderComments = given.ProviderComments.Trim(),
                },
                "placement_action" => content with { PlacementAction = given.PlacementAction },
                "urgent" => content with
                {
                    Urgent = given.Urgent || ProtocolMatterRules.IsAboutSafety(existing),
                },
                _ => content with
                {
                    ReviewOn = ReviewDay.Read(given.ReviewOn, "notice.review_on", scope),
                },
            };
        return content;
    }
}
