using Grpc.Core;
using RegionalProviders.Client;
using RegionalProviders.Common.V1;
using RegionalProviders.Placements.V1;

namespace RegionalProviders.Placements.Tests.Agreements;

/// <summary>Concurrent changes of one agreement by several people: each change sees those before it.</summary>
public sealed class ConcurrentChangeTests
{
    private const int AtOnce = 6;

    [Fact]
    public async Task AmendAgreement_SeveralAtOnceWithoutEtag_GetANumberEach()
    {
        var scene = await Scene.SetAsync();
        var officer = await scene.OfficerAsync();
        var agreement = await scene.CreateAsync();

        var answers = await AllAsync(_ =>
            officer.Agreements.AmendAgreementAsync(
                new AmendAgreementRequest
                {
                    Id = agreement.Id,
                    EffectiveOn = new DateOnly(2026, 5, 1).ToMessage(),
                    Reason = "Fee of the year",
                    CostLines = { Scene.Core(440_000) },
                }
            )
        );

        Assert.Equal(
            Enumerable.Range(2, AtOnce),
            answers.Select(answer => answer.Answer!.Number).Order()
        );
        Assert.Equal(AtOnce, answers.Select(answer => answer.Answer!.Etag).Distinct().Count());
    }

    [Fact]
    public async Task UpdateAgreement_SeveralAtOnceWithOneEtag_IsDoneOnce()
    {
        var scene = await Scene.SetAsync();
        var officer = await scene.OfficerAsync();
        var agreement = await scene.CreateAsync();

        var answers = await AllAsync(number =>
            officer.Agreements.UpdateAgreementAsync(
                new UpdateAgreementRequest
                {
                    Id = agreement.Id,
                    Etag = agreement.Etag,
                    EffectiveOn = new DateOnly(2026, 5, 1).ToMessage(),
                    Reason = "Moved to another team",
                    TeamReference = $"TEAM-{number}",
                    UpdateMask = new() { Paths = { "team_reference" } },
                }
            )
        );

        Assert.Single(answers, answer => answer.Answer is not null);
        Assert.All(
            answers.Where(answer => answer.Answer is null),
            answer => Assert.Equal(ErrorReason.EtagMismatch, answer.Reason)
        );
        Assert.Single((await scene.GetAsync(agreement.Id)).Changes);
    }

    [Fact]
    public async Task RecordApproval_OneKindSeveralTimesAtOnce_IsGivenOnce()
    {
        var scene = await Scene.SetAsync();
        var approver = await scene.ApproverAsync();
        var agreement = await scene.CreateAsync();

        var answers = await AllAsync(number =>
            approver.Agreements.RecordApprovalAsync(
                new RecordApprovalRequest
                {
                    Id = agreement.Id,
                    Approval = new Approval
                    {
                        Kind = ApprovalKind.EarlyEndHeadOfService,
                        ApprovedOn = new DateOnly(2026, 5, 1).ToMessage(),
                        ApproverReference = $"HOS-{number}",
                    },
                }
            )
        );

        Assert.Single(answers, answer => answer.Answer is not null);
        Assert.All(
            answers.Where(answer => answer.Answer is null),
            answer => Assert.Equal(ErrorReason.AlreadyExists, answer.Reason)
        );
    }

    private static Task<(T? Answer, ErrorReason Reason)[]> AllAsync<T>(
        Func<int, AsyncUnaryCall<T>> call
    )
        where T : class =>
        Task.WhenAll(
            Enumerable
                .Range(1, AtOnce)
                .Select(async number =>
                {
                    try
                    {
                        return ((T?)await call(number), ErrorReason.Unspecified);
                    }
                    catch (PlatformException exception)
                    {
                        return (null, exception.Reason);
                    }
                })
        );
}
