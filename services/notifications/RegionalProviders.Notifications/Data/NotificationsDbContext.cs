using Microsoft.EntityFrameworkCore;
using RegionalProviders.Notifications.Inbox;
using RegionalProviders.Notifications.Regulatory;
using RegionalProviders.Notifications.SignificantEvents;
using RegionalProviders.Notifications.Webhooks;
using RegionalProviders.Persistence.Entities;

namespace RegionalProviders.Notifications.Data;

/// <summary>
/// The records that council officers create and edit. Notices, inboxes, drafts and the copy of the register are written
/// with set-based SQL and have no entities.
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
