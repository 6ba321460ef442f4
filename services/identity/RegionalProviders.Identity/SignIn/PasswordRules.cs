using Microsoft.AspNetCore.Identity;
using RegionalProviders.Identity.Users;

namespace RegionalProviders.Identity.SignIn;

/// <summary>The password policy: long, and not a common password. No rules about kinds of characters (NCSC).</summary>
internal sealed class PasswordRules : IPasswordValidator<UserAccount>
{
    internal const int Shortest = 12;
    internal const int Longest = 128;
    private const int FewestDifferent = 5;
    private static readonly HashSet<string> Common = Load();

    public Task<IdentityResult> ValidateAsync(
        UserManager<UserAccount> manager,
        UserAccount user,
        string? password
    ) =>
        Task.FromResult(
            Problem(password ?? "", user.Email!) is { } problem
                ? IdentityResult.Failed(
                    new IdentityError { Code = nameof(PasswordRules), Description = problem }
                )
                : IdentityResult.Success
        );

    /// <summary>What is wrong with a password, worded for its owner; null if it is acceptable.</summary>
    internal static string? Problem(string password, string email)
    {
        if (password.Length < Shortest)
            return $"Password must be {Shortest} characters or more";
        if (password.Length > Longest)
            return $"Password must be {Longest} characters or fewer";
        var plain = password.ToLowerInvariant();
        if (plain.Distinct().Count() < FewestDifferent)
            return $"Password must have at least {FewestDifferent} different characters";
        var name = email.ToLowerInvariant().Split('@')[0];
        if (plain.Contains(name, StringComparison.Ordinal) && name.Length >= 3)
            return "Password must not contain your email address";
        return Common.Contains(plain) || Common.Contains(plain.TrimEnd([.. "0123456789!?.*#$@-_ "]))
            ? "Password is too common. Choose another, such as three random words"
            : null;
    }

    private static HashSet<string> Load()
    {
        using var stream = typeof(PasswordRules).Assembly.GetManifestResourceStream(
            "RegionalProviders.Identity.SignIn.common-passwords.txt"
        )!;
        using var reader = new StreamReader(stream);
        return [.. reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries)];
    }
}
