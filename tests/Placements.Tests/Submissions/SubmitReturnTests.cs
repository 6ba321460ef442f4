using RegionalProviders.Placements.Submissions;

namespace RegionalProviders.Placements.Tests.Submissions;

public sealed class SubmitReturnTests
{
    [Theory]
    [InlineData(1, "error", "1 error")]
    [InlineData(2, "warning", "2 warnings")]
    public void Count_OfANumber_AgreesWithItsNoun(long number, string noun, string expected) =>
        Assert.Equal(expected, SubmissionGrpcService.Count(number, noun));
}
