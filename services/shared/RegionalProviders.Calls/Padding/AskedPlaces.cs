using System.Collections;
using Google.Protobuf;
using Google.Protobuf.Reflection;

namespace RegionalProviders.Calls.Padding;

/// <summary>Which settings a request names, or else which organisation, each written in one way only.</summary>
internal static class AskedPlaces
{
    private static readonly string[] Settings = ["setting_id", "setting_ids", "settings.id"];
    private static readonly string[] Organisations = ["organisation_id", "organisation.id"];

    /// <summary>Ids in order, each once. An organisation beside settings narrows nothing, and any might be named.</summary>
    internal static IReadOnlyList<string> Of(IMessage request)
    {
        var named = Named(request, "").ToList();
        var settings = In(named, Settings);
        return settings.Count > 0 ? settings : In(named, Organisations);
    }

    private static List<string> In(List<(string Field, string Id)> named, string[] fields) =>
        [
            .. named
                .Where(pair => pair.Id.Length > 0 && fields.Contains(pair.Field))
                .Select(pair => Normalise(pair.Id))
                .Distinct()
                .Order(StringComparer.Ordinal),
        ];

    // A UUID may be written in several ways.
    private static string Normalise(string id) =>
        Guid.TryParse(id, out var uuid) ? uuid.ToString() : id;

    // The last two names of the path, as a request may hold what it asks about in a message of its own.
    private static IEnumerable<(string Field, string Id)> Named(IMessage message, string parent) =>
        message
            .Descriptor.Fields.InFieldNumberOrder()
            .SelectMany(field =>
                Values(message, field)
                    .SelectMany(value =>
                        value switch
                        {
                            IMessage inner => Named(inner, field.Name),
                            string text => field.Name == "id"
                                ? [($"{parent}.id", text)]
                                : [(field.Name, text)],
                            _ => [],
                        }
                    )
            );

    private static IEnumerable<object> Values(IMessage message, FieldDescriptor field) =>
        field.Accessor.GetValue(message) switch
        {
            null => [],
            string text => [text],
            IMessage inner => [inner],
            IDictionary => [],
            IEnumerable list => list.Cast<object>(),
            _ => [],
        };
}
