using Npgsql;
using RegionalProviders.Providers.V1;
using RegionalProviders.Reference;

namespace RegionalProviders.Providers.Tests.Settings;

/// <summary>What a test inserts into the register; the defaults are an active children's home in Bristol.</summary>
internal sealed record Seed
{
    public string? Name { get; init; } = "Home";
    public bool NameWithheld { get; init; }
    public string? Urn { get; init; }
    public Guid? Owner { get; init; }
    public ServiceType Type { get; init; } = ServiceType.ChildrensHome;
    public RegistrationStatus Status { get; init; } = RegistrationStatus.Active;
    public bool Withdrawn { get; init; }
    public string Gss { get; init; } = "E06000023";
    public int? Places { get; init; } = 4;
    public string? Town { get; init; } = "Bristol";
    public string? Postcode { get; init; } = "BS1 4ST";
    public (double Latitude, double Longitude)? At { get; init; }
    public int? Vacancies { get; init; }
    public DateOnly? InspectedOn { get; init; }
    public string? Judgement { get; init; }
    public JudgementBand Band { get; init; } = JudgementBand.Good;
}

/// <summary>A setting that was inserted.</summary>
internal sealed record Seeded(string Id, Guid RegistrationId, string Urn)
{
    public RegistrationKey Key => new() { Regulator = Regulator.Ofsted, Urn = Urn };
}

/// <summary>Inserts rows into the register as an import would, as superuser.</summary>
internal sealed class SeededRegister(string superuser)
{
    private static int last = 100_000;

    /// <summary>A URN that no other test uses.</summary>
    public static string NextUrn() => $"SC{Interlocked.Increment(ref last)}";

    public async Task<Guid> OrganisationAsync(string name)
    {
        var id = Guid.NewGuid();
        await ExecuteAsync(
            "insert into providers.organisation (id, name, name_key, created_at, updated_at) values ($1, $2, $3, now(), now())",
            id,
            name,
            name.ToLowerInvariant()
        );
        return id;
    }

    public async Task<Seeded> SettingAsync(Seed seed)
    {
        var registration = Guid.NewGuid();
        var setting = Guid.NewGuid();
        var urn = seed.Urn ?? NextUrn();
        await ExecuteAsync(
            """
            insert into providers.registration (id, regulator, urn, provision_type, status, registered_on, sector, owner_id,
                last_inspected_on, last_listed_on, withdrawn, created_at, updated_at)
            values ($1, 'Ofsted', $2, 'Children''s home', $3, '2010-02-03', 'Private', $4, $5, '2025-03-31', $6, now(), now())
            """,
            registration,
            urn,
            seed.Status.ToString(),
            seed.Owner,
            seed.InspectedOn,
            seed.Withdrawn
        );
        if (seed.Judgement is not null)
            await ExecuteAsync(
                "insert into providers.current_judgement values ($1, 'OfstedSccif', $2, 3, $3, $4, null)",
                registration,
                seed.Judgement,
                seed.Band.ToString(),
                seed.InspectedOn
            );
        await ExecuteAsync(
            """
            insert into providers.setting (id, registration_id, is_primary, list_key, service_type, sort_name, vacancies,
                vacancies_declared_at, created_at, updated_at)
            values ($1, $2, true, '', $3, '', $4::integer, case when $4::integer is not null then now() end, now(), now())
            """,
            setting,
            registration,
            seed.Type.ToString(),
            seed.Vacancies
        );
        await SourceAsync(setting, seed);
        return new Seeded(setting.ToString(), registration, urn);
    }

    /// <summary>Inserts what the open list says about a setting.</summary>
    public async Task SourceAsync(Guid setting, Seed seed)
    {
        await ExecuteAsync(
            """
            insert into providers.setting_source (setting_id, source, name, name_withheld, service_type, town, postcode,
                host_authority_id, places, latitude, longitude, as_at, updated_at)
            values ($1, 'OpenList', $2, $3, $4, $5, $6, $7, $8, $9, $10, '2025-03-31', now())
            on conflict (setting_id, source) do update set name = excluded.name, places = excluded.places
            """,
            setting,
            seed.NameWithheld ? null : seed.Name,
            seed.NameWithheld,
            seed.Type.ToString(),
            seed.Town,
            seed.Postcode,
            CouncilDirectory.FindByGss(seed.Gss)!.Id,
            seed.Places,
            seed.At?.Latitude,
            seed.At?.Longitude
        );
        await ExecuteAsync("select providers.compose_settings(array[$1::uuid], now())", setting);
    }

    public async Task ExecuteAsync(string sql, params object?[] values)
    {
        await using var connection = await OpenAsync();
        await using var command = Command(connection, sql, values);
        await command.ExecuteNonQueryAsync();
    }

    public async Task<T> ScalarAsync<T>(string sql, params object?[] values)
    {
        await using var connection = await OpenAsync();
        await using var command = Command(connection, sql, values);
        return (T)(await command.ExecuteScalarAsync())!;
    }

    private async Task<NpgsqlConnection> OpenAsync()
    {
        var connection = new NpgsqlConnection(superuser);
        await connection.OpenAsync();
        return connection;
    }

    private static NpgsqlCommand Command(NpgsqlConnection connection, string sql, object?[] values)
    {
        var command = new NpgsqlCommand(sql, connection);
        foreach (var value in values)
            command.Parameters.Add(new NpgsqlParameter { Value = value ?? DBNull.Value });
        return command;
    }
}
