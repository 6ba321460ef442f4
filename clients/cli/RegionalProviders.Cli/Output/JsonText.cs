using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Google.Protobuf;

namespace RegionalProviders.Cli.Output;

/// <summary>JSON as the CLI writes it: one document on one line.</summary>
internal static class JsonText
{
    // The JSON goes to a terminal or a file, never into an HTML page, so apostrophes in names need no escaping.
    public static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    // Fields without a value are written too, so that scripts find every name in every answer.
    private static readonly JsonFormatter Formatter = new(
        JsonFormatter.Settings.Default.WithFormatDefaultValues(true)
    );

    public static JsonNode Of(IMessage message) => JsonNode.Parse(Formatter.Format(message))!;
}
