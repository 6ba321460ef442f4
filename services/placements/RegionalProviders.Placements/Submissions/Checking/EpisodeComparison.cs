using Npgsql;
using RegionalProviders.Persistence;
using RegionalProviders.Placements.Returns;
using RegionalProviders.Placements.Submissions.Rows;

namespace RegionalProviders.Placements.Submissions.Checking;

/// <summary>
/// Compares the stored episodes of each child as the check of a file does. Children are told apart by their keyed
/// hashes: no reference is decrypted. Holds one child's rows at a time, and what was found.
/// </summary>
internal sealed class EpisodeComparison
{
    private const int FindingsAtOnce = 1000;

    private const string Episodes = """
        select id, line, row_key, child_hash, texts from placements.submission_row
        where submission_id = $1 and has_child and started_on is not null and not placements.is_census(kind)
        order by child_hash
        """;

    private const string Insert = """
        insert into placements.submission_finding
            (submission_id, row_id, line, row_key, column_name, rule, statutory_rule, severity, message, compared)
        select $1, f.*, true
        from unnest($2::uuid[], $3::integer[], $4::text[], $5::text[], $6::text[], $7::text[], $8::text[], $9::text[]) f
        """;

    private readonly EpisodeSequence sequence;
    private readonly RowReader reader;
    private readonly int columns;
    private readonly List<Episode> child = [];
    private readonly List<EpisodeFinding> found = [];
    private byte[] hash = [];

    private EpisodeComparison(ReturnSchema schema, DateOnly snapshot)
    {
        sequence = new EpisodeSequence(snapshot);
        // The statutory columns are stored first; the others are not compared.
        string[] names = [.. schema.StatutoryColumns.Select(column => column.Name)];
        columns = names.Length;
        reader = new RowReader(schema, ReturnKind.Episodes, names);
    }

    /// <summary>Adds the findings of the return's episodes. The caller must hold the submission's lock.</summary>
    public static async Task RunAsync(OwnReturn own, ServiceTransaction tx)
    {
        var schema = own.Window.Schema();
        var comparison = new EpisodeComparison(schema, own.Window.SnapshotOn);
        await tx.SendAsync(
            new SqlStatement(Episodes, [Argument.Of(own.Submission.Id)], comparison.Add)
        );
        comparison.EndChild();
        foreach (var some in comparison.found.Chunk(FindingsAtOnce))
            await tx.SendAsync(
                new SqlStatement(Insert, Parameters(own.Submission.Id, some, schema))
            );
    }

    private void Add(NpgsqlDataReader row)
    {
        var childHash = row.GetFieldValue<byte[]>(3);
        if (!childHash.AsSpan().SequenceEqual(hash))
            EndChild();
        hash = childHash;
        var texts = row.GetString(4).Split(RowLayout.Separator, columns + 1)[..columns];
        var read = reader.Read(row.GetInt32(1), texts);
        if (Episode.Of(read, new Stored(row.GetGuid(0), row.GetString(2))) is { } episode)
            child.Add(episode);
    }

    private void EndChild()
    {
        found.AddRange(sequence.Check(child));
        child.Clear();
    }

    private static IEnumerable<NpgsqlParameter> Parameters(
        Guid submission,
        EpisodeFinding[] some,
        ReturnSchema schema
    )
    {
        var rows = Array.ConvertAll(some, each => (Stored)each.Episode.Source!);
        FoundInRow[] texts =
        [
            .. some.Zip(rows, (each, row) => FoundInRow.Of(each.ToFinding(schema), row.Key)),
        ];
        return
        [
            Argument.Of(submission),
            Argument.Of(Array.ConvertAll(rows, row => row.Id)),
            Argument.Of(Array.ConvertAll(texts, each => each.Line)),
            Argument.Of(Array.ConvertAll(texts, each => each.RowKey)),
            Argument.Of(Array.ConvertAll(texts, each => each.ColumnName)),
            Argument.Of(Array.ConvertAll(texts, each => each.Rule)),
            Argument.Of(Array.ConvertAll(texts, each => each.StatutoryRule)),
            Argument.Of(Array.ConvertAll(texts, each => each.Severity.ToString())),
            Argument.Of(Array.ConvertAll(texts, each => each.Message)),
        ];
    }

    private sealed record Stored(Guid Id, string Key);
}
