using System.Reflection;
using Google.Protobuf.Reflection;

namespace RegionalProviders.Cli.Output;

/// <summary>
/// Names of proto enums as people write them: <c>SERVICE_TYPE_CHILDRENS_HOME</c> is <c>childrens-home</c>. The
/// value for "not set" has no text.
/// </summary>
internal static class EnumText
{
    /// <summary>Text of a value: empty for "not set", the number for a value that only a newer platform knows.</summary>
    public static string Of<T>(T value)
        where T : struct, Enum => Name(value).ToLowerInvariant().Replace('_', '-');

    /// <summary>Name without its prefix: <c>CHILDRENS_HOME</c>.</summary>
    public static string Name<T>(T value)
        where T : struct, Enum =>
        Names<T>.All.TryGetValue(value, out var name) ? name : value.ToString("D");

    public static IEnumerable<string> Texts<T>()
        where T : struct, Enum => Names<T>.All.Keys.Select(Of).Where(text => text.Length > 0);

    /// <summary>Parses a value in any case, and accepts underscores in place of hyphens.</summary>
    public static bool TryParse<T>(string text, out T value)
        where T : struct, Enum
    {
        var wanted = text.Trim().ToUpperInvariant().Replace('-', '_');
        value = Names<T>.All.FirstOrDefault(pair => pair.Value == wanted).Key;
        return wanted.Length > 0 && Names<T>.All[value] == wanted;
    }

    private static class Names<T>
        where T : struct, Enum
    {
        private const string Unset = "UNSPECIFIED";

        internal static readonly IReadOnlyDictionary<T, string> All = Read();

        private static Dictionary<T, string> Read()
        {
            var names = typeof(T)
                .GetFields(BindingFlags.Public | BindingFlags.Static)
                .ToDictionary(
                    field => (T)field.GetValue(null)!,
                    field => field.GetCustomAttribute<OriginalNameAttribute>()!.Name
                );
            var prefix = names[default][..^Unset.Length];
            return names.ToDictionary(
                pair => pair.Key,
                pair => pair.Key.Equals(default(T)) ? "" : pair.Value[prefix.Length..]
            );
        }
    }
}
