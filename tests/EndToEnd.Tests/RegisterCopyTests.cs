using Dapper;
using Npgsql;
using RegionalProviders.Demonstration.Generation;
using RegionalProviders.Providers.V1;
using RegionalProviders.Testing;

namespace RegionalProviders.EndToEnd.Tests;

/// <summary>The placements service checks returns against its own copy of the register, which imports fill.</summary>
public sealed class RegisterCopyTests
{
    private static readonly DateOnly In2025 = new(2025, 3, 31);

    [Fact]
    public async Task Import_OfAList_ReachesTheCopyThatReturnsAreCheckedAgainst()
    {
        await using var platform = await TestPlatform.StartAsync();
        var importer = await platform.People.OperatorAsync();
        var register = new InventedRegister([new Area("Bristol, City of", "South West")], seed: 1);
        var path = Path.GetTempFileName();
        try
        {
            await ListFile.WriteAsync(path, register.Create(200, In2025), In2025);
            await using var content = File.OpenRead(path);
            await importer.Lists.UploadAsync(
                content,
                "list.csv",
                In2025,
                ListKind.Unspecified,
                Guid.NewGuid()
            );
        }
        finally
        {
            File.Delete(path);
        }

        await using var database = new NpgsqlConnection(platform.SuperuserConnectionString);
        await Eventually.BecomesAsync(
            () =>
                database.ExecuteScalarAsync<int>("select count(*) from placements.register_entry"),
            copied => copied == 200
        );
        // The copy matches the register.
        Assert.Equal(
            200,
            await database.ExecuteScalarAsync<int>(
                """
                select count(*) from placements.register_entry e
                join providers.registration r on r.urn = e.urn and r.regulator = e.regulator
                join providers.setting t on t.registration_id = r.id and t.is_primary
                left join providers.organisation o on o.id = r.owner_id
                where (e.registered_on, e.withdrawn_on, e.service_type, e.provision_type, e.sector, e.nation,
                       e.host_council_id, e.band, e.status, e.setting_id, e.organisation_id,
                       e.setting_name, e.organisation_name)
                    is not distinct from
                    (r.registered_on, null::date, t.service_type, r.provision_type, coalesce(r.sector, ''), 'E',
                       t.host_authority_id, t.band, r.status, t.id, r.owner_id,
                       coalesce(t.name, ''), coalesce(o.name, ''))
                """
            )
        );
    }
}
