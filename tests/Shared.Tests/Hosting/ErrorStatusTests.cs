using Grpc.Core;
using RegionalProviders.Common.V1;
using RegionalProviders.Kernel;

namespace RegionalProviders.Shared.Tests.Hosting;

public sealed class ErrorStatusTests
{
    public static TheoryData<ErrorReason> Reasons =>
        [.. Enum.GetValues<ErrorReason>().Where(reason => reason != ErrorReason.Unspecified)];

    [Theory, MemberData(nameof(Reasons))]
    public void Of_EveryReason_HasAStatusThatIsAFailure(ErrorReason reason) =>
        Assert.NotEqual(StatusCode.OK, ErrorStatus.Of(reason));

    [Fact]
    public void Of_AbsentAndForbiddenObject_AreTheSame() =>
        Assert.Equal(StatusCode.NotFound, Fault.NotFound("setting").StatusCode);
}
