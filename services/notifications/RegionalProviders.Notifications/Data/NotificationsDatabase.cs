using Npgsql;
using RegionalProviders.Notifications.V1;
using RegionalProviders.Persistence;

namespace RegionalProviders.Notifications.Data;

/// <summary>The schema of notices and inboxes, accessed with the service's app role.</summary>
internal sealed class NotificationsDatabase(NpgsqlDataSource dataSource, TimeProvider time)
    : ServiceDatabase(NotificationsModule.Schema, dataSource, time, NotificationsDbContext.Create)
{
    static NotificationsDatabase()
    {
        StoredEnum.ReadArraysOf<ProtocolMatter>();
        StoredEnum.ReadArraysOf<NoticeCategory>();
    }
}
