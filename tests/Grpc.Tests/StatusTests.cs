using Grpc.Core;

namespace Grpc.Tests;

public sealed class StatusTests
{
    [Fact]
    public void ToString_OfAStatus_NamesCodeAndDetail() =>
        Assert.Equal(
            "Status(StatusCode=\"NotFound\", Detail=\"no such setting\")",
            new Status(StatusCode.NotFound, "no such setting").ToString()
        );

    [Fact]
    public void ToString_OfAStatusWithACause_NamesIt() =>
        Assert.Equal(
            "Status(StatusCode=\"Internal\", Detail=\"\", DebugException=\"System.TimeoutException: late\")",
            new Status(StatusCode.Internal, "", new TimeoutException("late")).ToString()
        );

    [Fact]
    public void StatusCode_OnTheWire_HasTheNumberOfTheSpecification()
    {
        Assert.Equal(
            Enumerable.Range(0, 17),
            Enum.GetValues<StatusCode>().Select(code => (int)code)
        );
        Assert.Equal(7, (int)StatusCode.PermissionDenied);
        Assert.Equal(16, (int)StatusCode.Unauthenticated);
    }

    [Fact]
    public void RpcException_OfAStatus_CarriesIt()
    {
        var cause = new TimeoutException("late");
        var status = new Status(StatusCode.Aborted, "etag", cause);
        var exception = new RpcException(status);

        Assert.Equal(status.ToString(), exception.Message);
        Assert.Equal(StatusCode.Aborted, exception.StatusCode);
        Assert.Equal("etag", exception.Status.Detail);
        Assert.Same(cause, exception.InnerException);
        Assert.Same(Metadata.Empty, exception.Trailers);
    }

    [Fact]
    public void RpcException_OfTrailersAndMessage_CarriesThem()
    {
        var trailers = new Metadata { { "a", "1" } };

        Assert.Same(trailers, new RpcException(Status.DefaultCancelled, trailers).Trailers);
        Assert.Equal(
            "own words",
            new RpcException(Status.DefaultCancelled, trailers, "own words").Message
        );
        Assert.Equal("own words", new RpcException(Status.DefaultCancelled, "own words").Message);
        Assert.Throws<ArgumentNullException>(
            "trailers",
            () => new RpcException(default, (Metadata)null!)
        );
    }
}
