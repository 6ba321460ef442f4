using System.Text.RegularExpressions;

namespace RegionalProviders.Architecture.Tests;

/// <summary>Parameters have names, except in batches: docs/adr/0006-ef-core-and-sql.md.</summary>
public sealed partial class ParameterTests
{
    [Fact]
    public void Parameters_OfOrdinaryStatements_HaveNames()
    {
        var wrong =
            from file in Directory.EnumerateFiles(
                Path.Combine(SourceTests.Root, "services"),
                "*.cs",
                SearchOption.AllDirectories
            )
            where
                !file.Contains("/obj/", StringComparison.Ordinal)
                && !file.Contains("/bin/", StringComparison.Ordinal)
            where Positional().IsMatch(File.ReadAllText(file))
            select file;

        Assert.Empty(wrong);
    }

    [Theory]
    [InlineData("new NpgsqlCommand(\"select 1 where id = $1\", connection);", true)]
    [InlineData("await tx.QueryAsync<Row>(\"select * from t where id = $1\", new { id });", true)]
    [InlineData("await tx.QueryAsync<Row>(\"select * from t where id = @id\", new { id });", false)]
    [InlineData("new SqlStatement(\"select 1 where id = $1\", [Argument.Of(id)]);", false)]
    public void Positional_InAStatement_IsSeenOutsideBatchesOnly(string code, bool expected) =>
        Assert.Equal(expected, Positional().IsMatch(code));

    // From the call to the end of its statement.
    [GeneratedRegex(
        @"(?:new NpgsqlCommand|\.CreateCommand|\btx\.(?:Query|Execute)\w*(?:<[^;()]*>)?|\btransaction\.(?:Query|Execute)\w*(?:<[^;()]*>)?)\([^;]*\$\d"
    )]
    private static partial Regex Positional();
}
