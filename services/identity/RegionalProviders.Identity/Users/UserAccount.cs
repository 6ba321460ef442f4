using Microsoft.AspNetCore.Identity;
using RegionalProviders.Identity.Shared;
using RegionalProviders.Identity.SignIn;

namespace RegionalProviders.Identity.Users;

/// <summary>A person who signs in: for whom they speak, and their credentials.</summary>
internal sealed class UserAccount : IdentityUser<Guid>
{
    private static readonly TimeSpan InvitationLifetime = TimeSpan.FromHours(48);

    private UserAccount() { }

    internal UserAccount(
        Guid id,
        string email,
        string displayName,
        Owner owner,
        bool descendsFromOperator,
        DateTimeOffset now
    )
    {
        Id = id;
        Email = email;
        DisplayName = displayName;
        Kind = owner.KindName;
        CouncilId = owner.CouncilId;
        ConsortiumIds = owner.ConsortiumIds;
        OrganisationId = owner.OrganisationId;
        Roles = owner.RoleNames;
        DescendsFromOperator = descendsFromOperator;
        CreatedAt = now;
    }

    /// <summary>People sign in with their e-mail address; there is no other name.</summary>
    public override string? UserName
    {
        get => Email;
        set { }
    }

    public string DisplayName { get; private set; } = "";
    public string Kind { get; private set; } = "";
    public Guid? CouncilId { get; private set; }
    public Guid[] ConsortiumIds { get; private set; } = [];
    public Guid? OrganisationId { get; private set; }
    public string[] Roles { get; private set; } = [];
    public byte[]? TotpSecret { get; private set; }
    public string? TotpEncryptedWith { get; private set; }

    /// <summary>Newest time step whose code was used: a code is accepted once.</summary>
    public long TotpLastStep { get; internal set; }

    public byte[][] RecoveryCodeHashes { get; private set; } = [];
    public byte[]? InvitationHash { get; private set; }
    public DateTimeOffset? InvitationExpiresAt { get; private set; }

    /// <summary>Lockouts since the last full sign-in: each lasts longer.</summary>
    public int LockoutCount { get; private set; }

    public DateTimeOffset CreatedAt { get; private set; }

    /// <summary>
    /// True if an operator made the user, or an administrator whom one made, until the council confirms that it has taken over.
    /// </summary>
    public bool DescendsFromOperator { get; private set; }
    public DateTimeOffset? ActivatedAt { get; private set; }
    public DateTimeOffset? DisabledAt { get; private set; }

    /// <summary>
    /// Counts administrators' changes, not those made by signing in: a mistyped password is not an edit. Rows are
    /// locked when they are read, so it need not be a concurrency token.
    /// </summary>
    public long Version { get; private set; } = 1;

    /// <summary>
    /// Gives the user a new activation link; the previous one stops working. Returns the link's token, which is not
    /// stored.
    /// </summary>
    internal string Invite(DateTimeOffset now)
    {
        var token = RandomToken.Generate();
        InvitationHash = token.Hash;
        InvitationExpiresAt = now + InvitationLifetime;
        Version++;
        return token.Text;
    }

    internal bool IsInvitedBy(byte[] tokenHash, DateTimeOffset now) =>
        InvitationHash.AsSpan().SequenceEqual(tokenHash) && InvitationExpiresAt > now;

    /// <summary>The link was used: password and second factor are proven.</summary>
    internal void Activate(DateTimeOffset now)
    {
        TwoFactorEnabled = true;
        InvitationHash = null;
        InvitationExpiresAt = null;
        ActivatedAt ??= now;
        ForgetFailures();
        Version++;
    }

    /// <summary>A marked administrator knows how to sign in as the user, or chose what the user may do.</summary>
    internal void MarkIf(bool marks) => DescendsFromOperator |= marks;

    internal void ChangeRoles(string[] roles)
    {
        Roles = roles;
        Version++;
    }

    /// <summary>
    /// Disables the user permanently. The credentials are of no more use to anybody, so none of them is kept.
    /// </summary>
    internal void Disable(DateTimeOffset now)
    {
        DisabledAt = now;
        PasswordHash = null;
        TotpSecret = null;
        TotpEncryptedWith = null;
        RecoveryCodeHashes = [];
        InvitationHash = null;
        InvitationExpiresAt = null;
        Version++;
    }

    internal void KeepTotpSecret(byte[] encrypted, string encryptedWith)
    {
        TotpSecret = encrypted;
        TotpEncryptedWith = encryptedWith;
    }

    internal void ForgetSecondFactor()
    {
        TwoFactorEnabled = false;
        TotpLastStep = 0;
        RecoveryCodeHashes = [];
    }

    internal void KeepRecoveryCodes(IEnumerable<byte[]> hashes) => RecoveryCodeHashes = [.. hashes];

    /// <summary>Whether this is one of the user's recovery codes; removes it, because a code works once.</summary>
    internal bool UseRecoveryCode(byte[] hash)
    {
        byte[][] others = [.. RecoveryCodeHashes.Where(each => !each.AsSpan().SequenceEqual(hash))];
        var isKnown = others.Length < RecoveryCodeHashes.Length;
        RecoveryCodeHashes = others;
        return isKnown;
    }

    internal void CountFailure(DateTimeOffset now)
    {
        if (++AccessFailedCount < Lockout.MaxFailedAttempts)
            return;
        AccessFailedCount = 0;
        LockoutEnd = now + Lockout.Duration(LockoutCount++);
    }

    internal void ForgetFailures()
    {
        AccessFailedCount = 0;
        LockoutCount = 0;
        LockoutEnd = null;
    }
}
