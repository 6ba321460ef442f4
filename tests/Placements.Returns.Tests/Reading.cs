namespace RegionalProviders.Placements.Returns.Tests;

/// <summary>Reads a file to its end.</summary>
internal static class Reading
{
    public static Task<List<ReturnRow>> OfAsync(string text, ReturnSchema? schema = null) =>
        OfAsync(Samples.Stream(text), schema);

    public static async Task<List<ReturnRow>> OfAsync(Stream stream, ReturnSchema? schema = null)
    {
        var reader = await ReturnReader.OpenAsync(stream, schema ?? Samples.Latest);
        return await reader.ReadAsync().ToListAsync();
    }
}
