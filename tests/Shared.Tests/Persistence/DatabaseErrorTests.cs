using Npgsql;
using RegionalProviders.Common.V1;
using RegionalProviders.Persistence;

namespace RegionalProviders.Shared.Tests.Persistence;

public sealed class DatabaseErrorTests
{
    [Fact]
    public void Translate_DiskFull_SaysThatNothingWasChanged()
    {
        var failure = DatabaseErrors.Translate(Error(PostgresErrorCodes.DiskFull));

        Assert.Equal(ErrorReason.Unavailable, failure?.Reason);
        Assert.Contains("this call changed nothing", failure!.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("could not extend", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Translate_LostConnection_LeavesOpenWhetherItWasChanged()
    {
        var failure = DatabaseErrors.Translate(
            new NpgsqlException("Exception while reading from stream", new EndOfStreamException())
        );

        Assert.Equal(ErrorReason.Unavailable, failure?.Reason);
        Assert.Contains("may or may not have", failure!.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("stream", failure.Message, StringComparison.Ordinal);
    }

    private static PostgresException Error(string state) =>
        new("could not extend file \"base/1/2\"", "ERROR", "ERROR", state);
}
