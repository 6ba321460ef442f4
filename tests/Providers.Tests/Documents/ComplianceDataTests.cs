using RegionalProviders.Providers.Documents;
using RegionalProviders.Providers.V1;

namespace RegionalProviders.Providers.Tests.Documents;

public class ComplianceDataTests
{
    [Fact]
    public void DocumentTypes_AndTheirPage_Agree()
    {
        var page = File.ReadAllLines(Path.Combine(RepositoryFolder(), "docs", "document-types.md"))
            .Where(line => line.StartsWith("| `", StringComparison.Ordinal));

        Assert.Equal(
            DocumentTypes.All.Select(type =>
                $"| `{type.Code}` | {type.Title} | {(type.IfAny ? "where there is any" : "by policy")} |"
            ),
            page
        );
    }

    [Fact]
    public void DocumentTypes_HaveTheDesktopReviewsAndThePolicies()
    {
        Assert.True(DocumentTypes.All.Count >= 32);
        Assert.Distinct(DocumentTypes.All.Select(type => type.Code));
        Assert.Equal(["regulator_action_plan", "cqc_certificate"], DocumentTypes.IfAny);
        var codes = DocumentTypes.All.Select(type => type.Code).ToHashSet();
        Assert.All(
            CompliancePolicies.Defaults,
            policy => Assert.Subset(codes, policy.DocumentTypes.ToHashSet())
        );
    }

    [Theory]
    [InlineData(ServiceType.IndependentFosteringAgency, 24, 9)]
    [InlineData(ServiceType.ChildrensHome, 24, 10)]
    [InlineData(ServiceType.ResidentialSchool38, 12, 10)]
    [InlineData(ServiceType.ResidentialSchool52, 12, 10)]
    [InlineData(ServiceType.SupportedAccommodation, 12, 11)]
    [InlineData(ServiceType.SupportedLodgings, 12, 11)]
    [InlineData(ServiceType.FloatingSupport, 12, 9)]
    [InlineData(ServiceType.Activity, 12, 11)]
    [InlineData(ServiceType.Unregulated, 6, 10)]
    public void Defaults_OfAServiceType_AreThoseOfTheTable(ServiceType type, int months, int count)
    {
        var policy = Assert.Single(CompliancePolicies.Defaults, each => each.ServiceType == type);

        Assert.Equal(months, policy.ReviewMonths);
        Assert.Equal(count, policy.DocumentTypes.Length);
        Assert.Distinct(policy.DocumentTypes);
    }

    [Fact]
    public void Defaults_LeaveOut_WhatHasNoPolicy()
    {
        ServiceType[] without =
        [
            ServiceType.Unspecified,
            ServiceType.Bespoke,
            ServiceType.ExtraCareHousing,
            ServiceType.SpecialSchool,
            ServiceType.AdoptionAgency,
            ServiceType.Other,
        ];

        Assert.Equal(
            Enum.GetValues<ServiceType>().Except(without),
            CompliancePolicies.Defaults.Select(policy => (ServiceType)policy.ServiceType).Order()
        );
    }

    private static string RepositoryFolder()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "RegionalProviders.sln")))
            folder = folder.Parent ?? throw new InvalidOperationException("Not in the repository.");
        return folder.FullName;
    }
}
