namespace RegionalProviders.Notifications.Webhooks;

/// <summary>The secret of a webhook as it is stored.</summary>
/// <param name="Encrypted">The secret, encrypted for this webhook only.</param>
/// <param name="Key">Name of the key-encryption key.</param>
internal sealed record EncryptedSecret(byte[] Encrypted, string Key)
{
    public static EncryptedSecret None { get; } = new([], "");

    /// <summary>Leaves out the secret: a record's default ToString prints its properties.</summary>
    public override string ToString() => nameof(EncryptedSecret);
}

/// <summary>The previous secret.</summary>
/// <param name="Encrypted">The secret, encrypted for this webhook only.</param>
/// <param name="Key">Name of the key-encryption key.</param>
/// <param name="Until">Time from which it is no longer used for signing.</param>
internal sealed record FormerSecret(byte[] Encrypted, string Key, DateTimeOffset Until)
{
    /// <summary>Leaves out the secret: a record's default ToString prints its properties.</summary>
    public override string ToString() => nameof(FormerSecret);
}
