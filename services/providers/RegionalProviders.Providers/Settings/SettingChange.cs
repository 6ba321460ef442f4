using System.Globalization;
using RegionalProviders.Common.V1;
using RegionalProviders.Messaging;
using RegionalProviders.Persistence;
using RegionalProviders.Providers.Events;
using RegionalProviders.Providers.Registrations;
using RegionalProviders.Providers.V1;
using RegionalProviders.Reference;

namespace RegionalProviders.Providers.Settings;

/// <summary>One change of one field, named as in the history.</summary>
internal sealed record FieldChange(string Field, string? Old, string? New);

/// <summary>Changes made by a council or a coordinator: written to the history and published to other services.</summary>
internal static class SettingChange
{
    /// <summary>The fields that differ.</summary>
    public static IReadOnlyList<FieldChange> Between(Setting before, Setting after) =>
        [
            .. Values(before)
                .Zip(Values(after), (old, now) => new FieldChange(old.Field, old.Value, now.Value))
                .Where(change => change.Old != change.New),
        ];

    /// <summary>Writes the history.</summary>
    public static Task RecordAsync(
        ServiceTransaction transaction,
        Guid settingId,
        IReadOnlyList<FieldChange> changes
    ) =>
        transaction.ExecuteAsync(
            $"""
            insert into {ProvidersModule.Name}.history (id, setting_id, field, old_value, new_value, source, changed_at)
            select c.id, @settingId, c.field, c.old_value, c.new_value, @source, @Now
            from unnest(@ids, @fields, @olds, @news) as c(id, field, old_value, new_value)
            """,
            new
            {
                settingId,
                ids = changes.Select(_ => Guid.CreateVersion7(transaction.Now)).ToArray(),
                fields = changes.Select(change => change.Field).ToArray(),
                olds = changes.Select(change => change.Old).ToArray(),
                news = changes.Select(change => change.New).ToArray(),
                source = transaction.Principal.Kind == PrincipalKind.Council
                    ? "council"
                    : "coordinator",
                transaction.Now,
            }
        );

    /// <summary>Publishes the change.</summary>
    public static async Task PublishAsync(
        ServiceTransaction transaction,
        Setting setting,
        Guid? registrationId,
        IReadOnlyList<string> fields
    )
    {
        var settingId = Guid.Parse(setting.Id, CultureInfo.InvariantCulture);
        await transaction.PublishAsync(
            new ProviderChanged(
                settingId,
                registrationId,
                setting.Registration?.Key.Regulator ?? Regulator.Unspecified,
                setting.Registration?.Key.Urn,
                fields,
                CouncilDirectory.FindByGss(setting.HostAuthorityGss)?.Id,
                ImportId: null
            ),
            (registrationId ?? settingId).ToString()
        );
        if (registrationId is not null)
            await RegistrationRecords.PublishAsync(
                transaction,
                "r.id = @registrationId",
                registrationId
            );
    }

    private static (string Field, string? Value)[] Values(Setting setting) =>
        [
            ("name", Known(setting.Name)),
            (
                "service_type",
                setting.ServiceType == ServiceType.Unspecified
                    ? null
                    : EnumLabels.Of(setting.ServiceType)
            ),
            ("address", Known(OneLine(setting.Address))),
            ("host_authority_gss", Known(setting.HostAuthorityGss)),
            ("region", Known(setting.Region)),
            ("places", setting.Places == 0 ? null : Invariant($"{setting.Places}")),
            (
                "vacancies",
                setting.Vacancies is { } free
                    ? Invariant(
                        $"{free.Places} on {free.DeclaredAt.ToDateTimeOffset():yyyy-MM-dd'T'HH:mm:ss'Z'}"
                    )
                    : null
            ),
            (
                "coordinates",
                setting.Coordinates is { } point
                    ? Invariant($"{point.Latitude},{point.Longitude}")
                    : null
            ),
        ];

    private static string OneLine(Address? address) =>
        address is null
            ? ""
            : string.Join(
                ", ",
                address
                    .Lines.Append(address.Town)
                    .Append(address.County)
                    .Append(address.Postcode)
                    .Where(part => part.Length > 0)
            );

    private static string? Known(string text) => text.Length == 0 ? null : text;

    private static string Invariant(FormattableString text) => FormattableString.Invariant(text);
}
