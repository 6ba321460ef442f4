using System.Text.Json;
using System.Text.Json.Serialization;

namespace RegionalProviders.Messaging;

/// <summary>Events as stored in the outbox: camelCase names, enums by name.</summary>
internal static class EventJson
{
    public static JsonSerializerOptions Options { get; } = Create();

    private static JsonSerializerOptions Create()
    {
        var options = new JsonSerializerOptions(JsonSerializerDefaults.Web)
        {
            // A field that is missing must not become an empty id. Fields added later have a default value.
            RespectRequiredConstructorParameters = true,
            RespectNullableAnnotations = true,
        };
        options.Converters.Add(new JsonStringEnumConverter());
        options.MakeReadOnly(populateMissingResolver: true);
        return options;
    }
}
