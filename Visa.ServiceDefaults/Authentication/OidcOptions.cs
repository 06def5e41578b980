using System.ComponentModel.DataAnnotations;

namespace Visa.ServiceDefaults.Authentication;

/// <summary>
/// The identity provider that people log in with (OpenID Connect Core 1.0: authorization code with PKCE). It takes the place of the login link when <see cref="Authority"/> is set.
/// Its client must allow the redirect to <c>/signin-oidc</c>, and <c>/signout-callback-oidc</c> after a logout, of each host that serves pages.
/// </summary>
public sealed class OidcOptions : IValidatableObject
{
    public const string SectionName = $"{VisaAuthenticationOptions.SectionName}:Oidc";

    /// <summary>The issuer's address, below which <c>/.well-known/openid-configuration</c> is; https unless it is on this machine. Unset: the login link is used.</summary>
    public Uri? Authority { get; set; }

    public string? ClientId { get; set; }

    /// <summary>Unset for a public client.</summary>
    public string? ClientSecret { get; set; }

    /// <summary>The claim of the ID token that names a person's roles or groups: <c>roles</c>, <c>groups</c>, <c>cognito:groups</c>.</summary>
    [Required]
    public string RoleClaim { get; set; } = "roles";

    /// <summary>The claim by which people are shown and recorded in the audit logs. <c>sub</c> takes its place when a token lacks it.</summary>
    [Required]
    public string NameClaim { get; set; } = "email";

    /// <summary>Scopes besides <c>openid</c>, <c>profile</c> and <c>email</c>, if the provider gives roles only when asked.</summary>
    public IList<string> Scopes { get; } = [];

    /// <summary>What the provider calls each role, by our name: <c>Roles:Admin = fraud-platform-admins</c>. A role that is not listed has its own name there.</summary>
    public IDictionary<string, string> Roles { get; } = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (Authority is null) yield break;
        if (string.IsNullOrEmpty(ClientId)) yield return Problem("names an identity provider without a ClientId.", nameof(ClientId));
        if (!Authority.IsAbsoluteUri) yield return Problem("must be an address, as https://login.example.com.", nameof(Authority));
        else if (Authority.Scheme != Uri.UriSchemeHttps && !Authority.IsLoopback) yield return Problem("must be an https address: tokens would travel in the clear.", nameof(Authority));
        foreach (var role in Roles.Keys.Where(role => !Authentication.Roles.OfPeople.Contains(role, StringComparer.OrdinalIgnoreCase)))
        {
            yield return Problem($"has no role {role}; there are {string.Join(", ", Authentication.Roles.OfPeople)}.", nameof(Roles));
        }
    }

    private static ValidationResult Problem(string text, string member) => new($"{SectionName}:{member} {text}", [member]);
}
