using Microsoft.EntityFrameworkCore;
using RegionalProviders.Notifications.Inbox;
using RegionalProviders.Notifications.Regulatory;
using RegionalProviders.Notifications.SignificantEvents;
using RegionalProviders.Notifications.Webhooks;
using RegionalProviders.Persistence.Entities;

namespace RegionalProviders.Notifications.Data;

/// <summary>
/// What people of councils record and edit. Notices, inboxes, drafts and what is known of the register are written by
/// sets, in SQL, and have no entities.
/// </summary>
internal sealed class NotificationsDbContext(DbContextOptions<NotificationsDbContext> options)
    : ServiceDbContext(options, NotificationsModule.Schema)
{
    private static readonly DbContextOptions<NotificationsDbContext> Shared =
        OptionsOf<NotificationsDbContext>();

    public DbSet<WebhookEntity> Webhooks => Set<WebhookEntity>();

    public DbSet<RegulatoryNoticeEntity> RegulatoryNotices => Set<RegulatoryNoticeEntity>();

    public DbSet<PlacementReviewEntity> PlacementReviews => Set<PlacementReviewEntity>();

    public DbSet<SignificantEventEntity> SignificantEvents => Set<SignificantEventEntity>();

    public DbSet<EventWorkEntity> EventWork => Set<EventWorkEntity>();

    public DbSet<FollowUpEntity> FollowUps => Set<FollowUpEntity>();

    public DbSet<NoticeActionEntity> NoticeActions => Set<NoticeActionEntity>();

    public static NotificationsDbContext Create() => new(Shared);

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.ApplyConfigurationsFromAssembly(typeof(NotificationsDbContext).Assembly);
        base.OnModelCreating(modelBuilder);
    }
}
