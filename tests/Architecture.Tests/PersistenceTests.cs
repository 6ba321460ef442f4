using System.Reflection;
using Microsoft.EntityFrameworkCore;
using RegionalProviders.Persistence.Entities;

namespace RegionalProviders.Architecture.Tests;

/// <summary>
/// Data that people edit is read, changed and saved with Entity Framework; SQL is for sets and measured hot paths; no
/// table is written in both ways (docs/adr/0006-ef-core-and-sql.md).
/// </summary>
public sealed class PersistenceTests
{
    private static readonly IReadOnlyList<SqlStatement> Statements = SqlStatements.Of(
        Path.Combine(SourceTests.Root, "services")
    );

    private static readonly HashSet<string> Mapped = [.. Contexts().SelectMany(TablesOf)];

    [Fact]
    public void Tables_ThatAContextMaps_AreNotWrittenBySql()
    {
        Assert.Contains("providers.planning_lead", Mapped);

        Assert.Empty(
            Statements
                .Where(statement => Mapped.Contains(statement.Table))
                .Select(statement => $"{statement.File}: {statement.Table}")
        );
    }

    [Fact]
    public void Rows_WrittenOneByOneBySql_AreOfNamedTables()
    {
        var oneRow = Statements.Where(statement => statement.IsOneRow).ToList();
        Assert.Contains(oneRow, statement => statement.Table == "shared.outbox");

        Assert.Empty(
            oneRow
                .Where(statement => !TablesWrittenBySql.Reasons.ContainsKey(statement.Table))
                .Select(statement => $"{statement.File}: {statement.Table}")
        );
    }

    [Fact]
    public void NamedTables_ThatSqlNoLongerWrites_AreStruckOffTheList()
    {
        var oneRow = Statements
            .Where(statement => statement.IsOneRow)
            .Select(statement => statement.Table)
            .ToHashSet();

        Assert.DoesNotContain(
            TablesWrittenBySql.Reasons.Keys,
            table => !oneRow.Contains(table) || Mapped.Contains(table)
        );
    }

    [Theory]
    [InlineData("\"insert into providers.x (a, b) values (@a, @b)\"", "providers.x", true)]
    [InlineData(
        "$\"insert into {S}.x as l (a) values ($1) on conflict do nothing\"",
        "shared.x",
        true
    )]
    [InlineData(
        "\"update providers.x x set a = @a, b = 'c' where x.id = @id\"",
        "providers.x",
        true
    )]
    [InlineData("\"update providers.x set a = $2 where id = $1\"", "providers.x", true)]
    [InlineData(
        "\"insert into providers.x (a) select a from unnest(@as) as a\"",
        "providers.x",
        false
    )]
    [InlineData(
        "\"update providers.x set a = l.a from import_row l where x.id = l.id\"",
        "providers.x",
        false
    )]
    [InlineData("\"delete from providers.x where id = @id\"", "providers.x", false)]
    public void Scanner_OfAStatement_TellsItsTableAndWhetherItIsOneRow(
        string code,
        string table,
        bool isOneRow
    ) =>
        Assert.Equal(
            [new SqlStatement("shared/File.cs", table, isOneRow)],
            SqlStatements.Read("shared/File.cs", $"var sql = {code};")
        );

    private static IEnumerable<Type> Contexts() =>
        Directory
            .EnumerateFiles(AppContext.BaseDirectory, "RegionalProviders.*.dll")
            .Select(file => Assembly.Load(Path.GetFileNameWithoutExtension(file)))
            .SelectMany(assembly => assembly.GetTypes())
            .Where(type =>
                type is { IsAbstract: false } && type.IsSubclassOf(typeof(ServiceDbContext))
            );

    private static IEnumerable<string> TablesOf(Type contextType)
    {
        var options = typeof(ServiceDbContext)
            .GetMethod(nameof(ServiceDbContext.OptionsOf))!
            .MakeGenericMethod(contextType)
            .Invoke(null, null);
        using var context = (DbContext)
            Activator.CreateInstance(
                contextType,
                BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic,
                null,
                [options],
                null
            )!;
        // Entities mapped to a view are only read.
        return
        [
            .. context
                .Model.GetEntityTypes()
                .Where(entity => entity.GetTableName() is not null)
                .Select(entity => $"{entity.GetSchema()}.{entity.GetTableName()}"),
        ];
    }
}
