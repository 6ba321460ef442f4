using Google.Protobuf.WellKnownTypes;
using Npgsql;
using RegionalProviders.Kernel;
using RegionalProviders.Providers.Registrations;
using RegionalProviders.Providers.V1;

namespace RegionalProviders.Providers.Imports;

/// <summary>Maps rows of the import tables to messages.</summary>
internal static class ImportMapping
{
    public const string ReportColumns = """
        id, file_name, kind, as_at, imported_at, rows_read, rows_created, rows_updated, rows_unchanged, rows_withdrawn,
        rows_rejected, judgements_up, judgements_down, judgements_same, judgements_first, ignored_columns, header_line,
        encoding, problem_count, no_change, state, missing_count, missing_held, missing_reasons, unreadable_numbers
        """;

    public const string ProblemColumns = "line, column_name, rule, message, rejected, seq";

    public static ImportReport Report(NpgsqlDataReader row) =>
        new()
        {
            Id = row.GetGuid(0).ToString(),
            FileName = row.GetString(1),
            Kind = row.Member<ListKind>(2),
            AsAt = row.GetFieldValue<DateOnly>(3).ToProto(),
            ImportedAt = Timestamp.FromDateTime(row.GetDateTime(4)),
            Rows = new RowCounts
            {
                Read = row.GetInt32(5),
                Created = row.GetInt32(6),
                Updated = row.GetInt32(7),
                Unchanged = row.GetInt32(8),
                Withdrawn = row.GetInt32(9),
                Rejected = row.GetInt32(10),
            },
            Judgements = new JudgementCounts
            {
                Up = row.GetInt32(11),
                Down = row.GetInt32(12),
                Same = row.GetInt32(13),
                First = row.GetInt32(14),
            },
            IgnoredColumns = { row.GetFieldValue<string[]>(15) },
            HeaderLine = row.GetInt32(16),
            Encoding = row.GetString(17),
            ProblemCount = row.GetInt32(18),
            NoChange = row.GetBoolean(19),
            State = row.Member<ImportState>(20),
            Missing = new V1.MissingRegistrations
            {
                Count = row.GetInt32(21),
                Held = row.GetInt32(22),
                Reasons =
                {
                    row.GetFieldValue<string[]>(23).Select(System.Enum.Parse<MissingReason>),
                },
                UnreadableNumbers = row.GetInt32(24),
            },
        };

    public static ImportProblem Problem(NpgsqlDataReader row) =>
        new()
        {
            Line = row.GetInt32(0),
            Column = row.GetString(1),
            Rule = row.GetString(2),
            Message = row.GetString(3),
            Rejected = row.GetBoolean(4),
        };
}
