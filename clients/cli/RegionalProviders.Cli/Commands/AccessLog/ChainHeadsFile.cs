using System.Text.Json.Nodes;
using Google.Protobuf;
using RegionalProviders.AccessLog.V1;
using RegionalProviders.Cli.Output;

namespace RegionalProviders.Cli.Commands.AccessLog;

/// <summary>A file of chain heads, as a JSON array.</summary>
internal static class ChainHeadsFile
{
    public static IReadOnlyList<ChainHead> Read(string path)
    {
        try
        {
            return
            [
                .. JsonNode
                    .Parse(InputFile.ReadText(path))!
                    .AsArray()
                    .Select(node => JsonParser.Default.Parse<ChainHead>(node!.ToJsonString())),
            ];
        }
        catch (Exception e)
            when (e
                    is System.Text.Json.JsonException
                        or InvalidOperationException
                        or InvalidProtocolBufferException
                        or InvalidJsonException
            )
        {
            throw InputFile.Invalid(
                $"{path} is no file of heads.",
                "Name a file that --heads-out wrote."
            );
        }
    }

    public static void Write(string path, IEnumerable<ChainHead> heads)
    {
        try
        {
            File.WriteAllText(
                path,
                new JsonArray([.. heads.Select(JsonText.Of)]).ToJsonString(JsonText.Options) + "\n"
            );
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw InputFile.Invalid($"{path} cannot be written: {e.Message}", null);
        }
    }
}
