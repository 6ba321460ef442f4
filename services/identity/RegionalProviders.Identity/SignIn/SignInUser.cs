namespace RegionalProviders.Identity.SignIn;

/// <summary>A user who signs in: with what proves that it is who it says.</summary>
internal sealed record SignInUser
{
    public Guid Id { get; init; }
    public string Email { get; init; } = "";
    public string DisplayName { get; init; } = "";
    public string Kind { get; init; } = "";
    public Guid? CouncilId { get; init; }
    public Guid[] ConsortiumIds { get; init; } = [];
    public Guid? OrganisationId { get; init; }
    public string[] Roles { get; init; } = [];
    public string? PasswordHash { get; init; }
    public Guid SecurityStamp { get; init; }
    public byte[]? TotpSecret { get; init; }
    public string? TotpEncryptedWith { get; init; }
    public bool TotpConfirmed { get; init; }
    public long TotpLastStep { get; init; }
    public byte[][] RecoveryCodeHashes { get; init; } = [];
    public byte[]? InvitationHash { get; init; }
    public DateTime? InvitationExpiresAt { get; init; }
    public int FailedCount { get; init; }
    public int LockoutCount { get; init; }
    public DateTime? LockedUntil { get; init; }

    internal bool IsLocked(DateTimeOffset now) => LockedUntil > now.UtcDateTime;
}
