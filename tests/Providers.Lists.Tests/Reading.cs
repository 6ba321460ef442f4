using System.Text;
using Microsoft.Extensions.Time.Testing;

namespace RegionalProviders.Providers.Lists.Tests;

/// <summary>Reads a list to its end and keeps everything.</summary>
internal sealed record Reading(ListReader Reader, IReadOnlyList<ListRow> Rows)
{
    private static FakeTimeProvider In2025 { get; } =
        new(new DateTimeOffset(2025, 9, 1, 12, 0, 0, TimeSpan.Zero));

    public ListHeader Table => Reader.Tables[0];

    public IReadOnlyList<RegistrationRow> Registrations =>
        [.. Rows.Where(r => r.Registration is not null).Select(r => r.Registration!)];

    public IReadOnlyList<Problem> Problems => [.. Rows.SelectMany(r => r.Problems)];

    public RegistrationRow Only => Assert.Single(Registrations);

    public Problem OnlyProblem => Assert.Single(Problems);

    public IReadOnlyList<string> Codes => [.. Problems.Select(p => p.Rule.Code)];

    public static async Task<Reading> OfAsync(Stream stream, ListOptions? options = null)
    {
        var reader = await ListReader.OpenAsync(
            stream,
            options ?? new ListOptions { Time = In2025 }
        );
        var rows = new List<ListRow>();
        await foreach (var row in reader.ReadAsync())
            rows.Add(row);
        return new Reading(reader, rows);
    }

    public static Task<Reading> OfAsync(
        string text,
        ListOptions? options = null,
        Encoding? encoding = null
    ) => OfAsync(new MemoryStream((encoding ?? new UTF8Encoding(false)).GetBytes(text)), options);
}
