using FluentValidation;
using Grpc.Core;
using RegionalProviders.Kernel;
using RegionalProviders.Membership;
using RegionalProviders.Notifications.Notices;
using RegionalProviders.Notifications.V1;
using RegionalProviders.Persistence;

namespace RegionalProviders.Notifications.Drafts;

internal sealed class ListDraftsRules : AbstractValidator<ListDraftsRequest>
{
    public ListDraftsRules() =>
        RuleFor(request => request.State)
            .IsInEnum()
            .WithMessage("must be one of the values that the API names.");
}

internal sealed partial class NoticeDraftGrpcService
{
    /// <inheritdoc/>
    public override Task<ListDraftsResponse> ListDrafts(
        ListDraftsRequest request,
        ServerCallContext context
    )
    {
        var page = Page.Of(request, keys: 1);
        var setting = request.SettingId.ToOptionalId("setting_id");
        var after = page.After?.Id(0);
        var conditions = new List<string> { "true" };
        Where(request.State != DraftState.Unspecified, "d.state = @state");
        Where(request.EscalatedOnly, "d.escalated_at is not null");
        Where(request.OwnOnly, DraftRow.OfOwn);
        Where(request.AffectedOnly, DraftRow.OfAffected);
        Where(setting is not null, $"d.setting_id = {SubjectConditions.OfSameRegistration}");
        Where(after is not null, "d.id < @after");
        return database.InTransactionAsync(
            context.Principal(),
            async tx =>
            {
                (await CallerScope.ReadAsync(tx)).RequireAny();
                var fetched = await tx.QueryAsync<DraftRow>(
                    $"""
                    select {DraftRow.Columns}
                    from (
                        select * from notifications.notice_draft d
                        where {string.Join(" and ", conditions)} order by d.id desc limit @Fetch
                    ) d
                    order by d.id desc
                    """,
                    new
                    {
                        state = request.State.ToString(),
                        setting,
                        after,
                        page.Fetch,
                        tx.Now,
                    }
                );
                var next = page.Cut(
                    fetched,
                    row => [row.Id.ToString()],
                    row => row.ToProto(),
                    out var rows
                );
                await FirstSights.RecordAsync(fetched.Take(rows.Count), tx);
                return new ListDraftsResponse { Drafts = { rows }, NextPageToken = next };
            },
            context.CancellationToken
        );

        void Where(bool wanted, string condition)
        {
            if (wanted)
                conditions.Add(condition);
        }
    }
}
