using Dapper;
using Npgsql;
using RegionalProviders.Client;
using RegionalProviders.Common.V1;
using RegionalProviders.Placements.V1;
using RegionalProviders.Providers.V1;
using RegionalProviders.Reference;

namespace RegionalProviders.Bench;

/// <summary>
/// Writes the placements of all councils directly into the tables: each council has its share, over a thousand settings,
/// two in five have ended, each has a schedule and a cost line. Child references are random bytes that no key decrypts.
/// </summary>
internal static class PlacementVolume
{
    private const int Settings = 1_000;
    private const int LiveAtTheSetting = 5;

    /// <summary>The setting that is queried; its placements are recorded over gRPC, so that they can be decrypted.</summary>
    internal static readonly Guid Setting = new("5e771000-0000-4000-8000-000000000001");

    internal static async Task FillAsync(NpgsqlConnection owner, Member member, int placements)
    {
        await using var client = member.Connect();
        for (var i = 0; i < LiveAtTheSetting; i++)
            await client.Agreements.CreateAgreementAsync(New(i));
        foreach (var council in CouncilDirectory.England)
            await owner.ExecuteAsync(
                """
                select set_config('app.tenant_id', @tenant, false);
                with placed as (
                    insert into placements.agreement (id, child_reference, child_hash, age_years, gender, setting_id,
                        organisation_id, service_type, start_on, planned_end_on, ended_on, end_reason_code, purchase,
                        team_reference, unregulated, reports_expected, created_at, updated_at)
                    select gen_random_uuid(),
                        sha256((@tenant || i)::bytea) || substr(sha256((i || @tenant)::bytea), 1, 21),
                        sha256((@tenant || i)::bytea), i % 18, (array['Male', 'Female'])[1 + i % 2], md5((i % @Settings)::text)::uuid,
                        md5((i % 300)::text)::uuid, 'ChildrensHome', date '2023-01-01' + i % 900, date '2027-01-01' + i % 900,
                        case when i % 5 < 2 then date '2026-01-01' + i % 100 end,
                        case when i % 5 < 2 then 'X1' end, 'Framework', 'TEAM-' || i % 40, false, '{}', now(), now()
                    from generate_series(1, @each) i
                    returning id, start_on
                ), scheduled as (
                    insert into placements.cost_schedule
                        (agreement_id, number, effective_on, reason, recorded_at, recorded_by)
                    select id, 1, start_on, '', now(), 'bench' from placed
                )
                insert into placements.cost_line (id, agreement_id, schedule, position, kind, description, social_care,
                    education, health)
                select gen_random_uuid(), id, 1, 0, 'Core', 'Core fee', 400000, 100000, 50000 from placed
                """,
                new
                {
                    tenant = council.Id.ToString(),
                    each = placements / CouncilDirectory.England.Count,
                    Settings,
                },
                commandTimeout: 600
            );
        await owner.ExecuteAsync(
            "vacuum (analyze) placements.agreement, placements.cost_schedule, placements.cost_line",
            commandTimeout: 600
        );
    }

    private static CreateAgreementRequest New(int number) =>
        new()
        {
            RequestId = Guid.NewGuid().ToString(),
            Agreement = new Agreement
            {
                ChildReference = $"BENCH-{number:D4}",
                AgeYears = 12,
                Gender = GenderCode.Female,
                SettingId = Setting.ToString(),
                OrganisationId = Guid.NewGuid().ToString(),
                ServiceType = ServiceType.ChildrensHome,
                StartOn = new DateOnly(2026, 4, 1).ToMessage(),
                Purchase = Purchase.Framework,
                TeamReference = "TEAM-7",
                AgreedOn = new DateOnly(2026, 3, 25).ToMessage(),
                CostLines =
                {
                    new CostLine
                    {
                        Kind = CostLineKind.Core,
                        Description = "Core fee",
                        Weekly = new Funding
                        {
                            Total = Pence(500_000),
                            SocialCare = Pence(500_000),
                            Education = Pence(0),
                            Health = Pence(0),
                        },
                    },
                },
            },
        };

    private static Money Pence(long pence) => new() { Pence = pence, CurrencyCode = "GBP" };
}
