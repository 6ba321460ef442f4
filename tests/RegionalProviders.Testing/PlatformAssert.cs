using Grpc.Core;
using RegionalProviders.Client;
using RegionalProviders.Common.V1;

namespace RegionalProviders.Testing;

/// <summary>Assertions about how calls fail.</summary>
public static class PlatformAssert
{
    /// <summary>Asserts that the call fails with this reason.</summary>
    public static async Task<PlatformException> FailsAsync<T>(
        ErrorReason reason,
        AsyncUnaryCall<T> call
    )
    {
        var failure = await Assert.ThrowsAsync<PlatformException>(() => call.ResponseAsync);
        Assert.Equal(reason, failure.Reason);
        return failure;
    }

    /// <summary>Asserts that the call fails because of this field.</summary>
    public static async Task<PlatformException> FailsOnFieldAsync<T>(
        string field,
        AsyncUnaryCall<T> call
    )
    {
        var failure = await FailsAsync(ErrorReason.FieldInvalid, call);
        Assert.Contains(failure.FieldViolations, violation => violation.Field == field);
        return failure;
    }
}
