using Google.Protobuf;

namespace RegionalProviders.Cli.Commands.Placements;

/// <summary>
/// Reads messages from a file of protobuf JSON, as <c>-o json</c> writes it: some are too large for options, and child
/// references must not show in the process list.
/// </summary>
internal static class JsonFile
{
    public static T Read<T>(string path)
        where T : IMessage<T>, new()
    {
        try
        {
            return JsonParser.Default.Parse<T>(InputFile.ReadText(path));
        }
        catch (Exception e)
            when (e
                    is InvalidProtocolBufferException
                        or InvalidJsonException
                        or InvalidOperationException
            )
        {
            // The exception's own message could quote the child reference.
            throw InputFile.Invalid(
                $"{path} is not the JSON of a {typeof(T).Name}.",
                "Write it as the command show does with -o json; unknown fields are refused."
            );
        }
    }
}
