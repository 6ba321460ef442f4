using FluentValidation;
using Grpc.Core;
using RegionalProviders.Kernel;
using RegionalProviders.Membership;
using RegionalProviders.Notifications.V1;

namespace RegionalProviders.Notifications.Notices;

internal sealed class ReviewNoticeRules : AbstractValidator<ReviewNoticeRequest>
{
    public ReviewNoticeRules()
    {
        RuleFor(request => request.Note)
            .Must(note => !string.IsNullOrWhiteSpace(note))
            .WithMessage("must not be empty.");
        RuleFor(request => request.ReviewOn).NotNull().WithMessage("must be given.");
    }
}

internal sealed partial class NoticeGrpcService
{
    /// <inheritdoc/>
    public override Task<ReviewNoticeResponse> ReviewNotice(
        ReviewNoticeRequest request,
        ServerCallContext context
    )
    {
        var id = request.Id.ToId("id");
        return database.InTransactionAsync(
            context.Principal(),
            async tx =>
            {
                var scope = await CallerScope.ReadAsync(tx);
                var existing = await NoticeRow.ReadForChangeAsync(tx, id, request.Etag);
                existing.RequireOpen();
                var reviewed = await NoticeVersions.AddAsync(
                    existing,
                    new NextVersion(NoticeChange.Reviewed, NoticeState.Open)
                    {
                        Content = existing.Content with
                        {
                            ReviewOn = ReviewDay.Read(request.ReviewOn, "review_on", scope),
                        },
                        Note = request.Note.Trim(),
                    },
                    tx
                );
                return new ReviewNoticeResponse { Notice = reviewed.ToProto() };
            },
            context.CancellationToken
        );
    }
}
