using Google.Protobuf;
using RegionalProviders.Notifications.V1;

namespace Isolation.Tests;

/// <content>Requests of the notifications service.</content>
internal static partial class Requests
{
    private static readonly Dictionary<string, Func<World, IMessage[]>> Notifications = new()
    {
        ["AcknowledgementService.ListOverdueAcknowledgements"] = _ =>
            [new ListOverdueAcknowledgementsRequest()],
        ["DigestService.GetDigest"] = _ => [new GetDigestRequest()],
        ["InboxService.AcknowledgeNotice"] = w =>
            [new AcknowledgeNoticeRequest { NoticeId = w.Notice }],
        ["InboxService.AssignNotice"] = w =>
            [new AssignNoticeRequest { NoticeId = w.Notice, AssignedTo = World.Mark }],
        ["InboxService.GetInboxCounts"] = _ => [new GetInboxCountsRequest()],
        ["InboxService.GetOutcomes"] = w => [new GetOutcomesRequest { NoticeId = w.Notice }],
        ["InboxService.ListActions"] = w => [new ListActionsRequest { NoticeId = w.Notice }],
        ["InboxService.ListDeliveries"] = _ => [new ListDeliveriesRequest()],
        ["InboxService.RecordAction"] = w =>
            [
                new RecordActionRequest
                {
                    NoticeId = w.Notice,
                    Kind = ActionKind.Other,
                    Note = World.Mark,
                },
            ],
        ["InboxService.WatchInbox"] = _ => [new WatchInboxRequest()],
        ["NoticeDraftService.DismissDraft"] = w =>
            [new DismissDraftRequest { Id = w.NoticeDraft, Reason = World.Mark }],
        ["NoticeDraftService.GetDraft"] = w => [new GetDraftRequest { Id = w.NoticeDraft }],
        ["NoticeDraftService.IssueDraft"] = w =>
            [
                new IssueDraftRequest
                {
                    Id = w.NoticeDraft,
                    Notice = World.NewNotice(w, w.NoticeSetting),
                    DistinctFrom = { w.Notice },
                },
            ],
        ["NoticeDraftService.ListDrafts"] = w =>
            [new ListDraftsRequest { SettingId = w.NoticeSetting }],
        ["NoticeService.CloseNotice"] = w =>
            [new CloseNoticeRequest { Id = w.Notice, Note = World.Mark }],
        ["NoticeService.GetNotice"] = w => [new GetNoticeRequest { Id = w.Notice }],
        ["NoticeService.ListNotices"] = w =>
            [new ListNoticesRequest { SettingId = w.NoticeSetting }],
        ["NoticeService.ListNoticeVersions"] = w =>
            [new ListNoticeVersionsRequest { NoticeId = w.Notice }],
        ["NoticeService.ListSimilarNotices"] = w =>
            [new ListSimilarNoticesRequest { SettingIds = { w.NoticeSetting } }],
        ["NoticeService.RaiseNotice"] = w =>
            [new RaiseNoticeRequest { Notice = World.NewNotice(w, Guid.NewGuid().ToString()) }],
        ["NoticeService.RetractNotice"] = w =>
            [new RetractNoticeRequest { Id = w.Notice, Reason = World.Mark }],
        ["NoticeService.ReviewNotice"] = w =>
            [
                new ReviewNoticeRequest
                {
                    Id = w.Notice,
                    Note = World.Mark,
                    ReviewOn = Tomorrow(w),
                },
            ],
        ["NoticeService.UpdateNotice"] = w =>
            [
                new UpdateNoticeRequest
                {
                    Notice = new Notice { Id = w.Notice, Facts = World.Mark },
                    UpdateMask = new() { Paths = { "facts" } },
                },
            ],
        ["SignificantEventService.AssignSignificantEvent"] = w =>
            [new AssignSignificantEventRequest { Id = w.Event, AssignedTo = World.Mark }],
        ["SignificantEventService.CloseSignificantEvent"] = w =>
            [new CloseSignificantEventRequest { Id = w.Event, Outcome = World.Mark }],
        ["SignificantEventService.GetSignificantEvent"] = w =>
            [new GetSignificantEventRequest { Id = w.Event }],
        ["SignificantEventService.ListFollowUps"] = w =>
            [new ListFollowUpsRequest { Id = w.Event }],
        ["SignificantEventService.ListSignificantEvents"] = w =>
            [new ListSignificantEventsRequest { SettingId = w.Setting }],
        ["SignificantEventService.RecordFollowUp"] = w =>
            [new RecordFollowUpRequest { Id = w.Event, Note = World.Mark }],
        ["SignificantEventService.ReportSignificantEvent"] = w =>
            [new ReportSignificantEventRequest { Event = World.NewEvent(w) }],
        ["WebhookService.DeleteWebhook"] = w => [new DeleteWebhookRequest { Id = w.Webhook }],
        ["WebhookService.GetWebhook"] = w => [new GetWebhookRequest { Id = w.Webhook }],
        ["WebhookService.ListWebhooks"] = _ => [new ListWebhooksRequest()],
        ["WebhookService.PauseWebhook"] = w => [new PauseWebhookRequest { Id = w.Webhook }],
        ["WebhookService.RegisterWebhook"] = _ =>
            // Without the mark, because the response repeats the caller's own values.
            [new RegisterWebhookRequest { Label = "Case system", Url = "https://other.invalid/" }],
        ["WebhookService.ReplayWebhook"] = w => [new ReplayWebhookRequest { Id = w.Webhook }],
        ["WebhookService.ResumeWebhook"] = w => [new ResumeWebhookRequest { Id = w.Webhook }],
        ["WebhookService.RotateWebhookSecret"] = w =>
            [new RotateWebhookSecretRequest { Id = w.Webhook }],
        ["WebhookService.VerifyWebhook"] = w => [new VerifyWebhookRequest { Id = w.Webhook }],
        ["RegulatoryNoticeService.GetRegulatoryNotice"] = w =>
            [new GetRegulatoryNoticeRequest { Id = w.RegulatoryNotice }],
        ["RegulatoryNoticeService.ListPlacementReviews"] = w =>
            [new ListPlacementReviewsRequest { RegulatoryNoticeId = w.RegulatoryNotice }],
        ["RegulatoryNoticeService.ListRegulatoryNotices"] = w =>
            [new ListRegulatoryNoticesRequest { SettingId = w.NoticeSetting }],
        ["RegulatoryNoticeService.RecordPlacementReview"] = w => [World.NewReview(w)],
        ["RegulatoryNoticeService.RecordRegulatoryNotice"] = w =>
            [World.NewRegulatoryNotice(w, w.RegulatoryNotice)],
    };
}
