using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace RegionalProviders.Identity.Setup;

/// <summary>That an operator made a council's first administrator, and whether the council has taken over since.</summary>
internal sealed class CouncilSetupEntity
{
    private CouncilSetupEntity() { }

    /// <summary>A council that nobody set up before.</summary>
    internal CouncilSetupEntity(Guid councilId, DateTimeOffset now)
    {
        CouncilId = councilId;
        Begin(now);
    }

    public Guid CouncilId { get; private set; }
    public DateTimeOffset SetUpAt { get; private set; }
    public DateTimeOffset? ConfirmedAt { get; private set; }

    /// <summary>Id of the user or client; empty while nobody confirmed.</summary>
    public string ConfirmedBy { get; private set; } = "";
    public bool ConfirmedByPerson { get; private set; }

    /// <summary>An operator made a first administrator, again or for the first time.</summary>
    internal void Begin(DateTimeOffset now)
    {
        SetUpAt = now;
        ConfirmedAt = null;
        ConfirmedBy = "";
        ConfirmedByPerson = false;
    }

    /// <summary>The council has taken over. What a person confirmed stays theirs.</summary>
    internal void Confirm(string subject, bool isPerson, DateTimeOffset now)
    {
        if (ConfirmedByPerson || (ConfirmedAt is not null && !isPerson))
            return;
        ConfirmedAt = now;
        ConfirmedBy = subject;
        ConfirmedByPerson = isPerson;
    }
}

/// <summary>Table <c>council_setup</c>.</summary>
internal sealed class CouncilSetupConfiguration : IEntityTypeConfiguration<CouncilSetupEntity>
{
    public void Configure(EntityTypeBuilder<CouncilSetupEntity> builder)
    {
        builder.ToTable("council_setup").HasKey(setup => setup.CouncilId);
        builder.Property(setup => setup.CouncilId).ValueGeneratedNever();
    }
}
