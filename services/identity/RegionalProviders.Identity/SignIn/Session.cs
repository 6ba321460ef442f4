namespace RegionalProviders.Identity.SignIn;

/// <summary>A browser that has signed in, or is between the password and the second factor.</summary>
internal sealed record Session
{
    public Guid Id { get; init; }
    public Guid UserId { get; init; }
    public string SecurityStamp { get; init; } = "";
    public bool IsComplete { get; init; }
    public string[] Amr { get; init; } = [];
    public DateTime AuthTime { get; init; }
    public DateTime EndsAt { get; init; }
    public DateTime ExpiresAt { get; init; }

    /// <summary>The browser, for <see cref="KnownDevices"/>; only in a session that has just been completed.</summary>
    public Guid? Device { get; init; }
}

/// <summary>A session with its user, both as they are now.</summary>
internal sealed record SignedIn(Session Session, SignInUser User);
