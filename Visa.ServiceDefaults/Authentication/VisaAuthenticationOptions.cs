using System.ComponentModel.DataAnnotations;

namespace Visa.ServiceDefaults.Authentication;

/// <summary>The secrets that open the pages and the APIs. Each is made anew at every start of the app host.</summary>
public sealed class VisaAuthenticationOptions
{
    public const string SectionName = "Authentication";

    /// <summary>Opens the pages through <c>/login?t=TOKEN</c>. Unset: a random one is made and its link is logged.</summary>
    [MinLength(16)]
    public string? LoginToken { get; set; }

    /// <summary>The bearer token of the platform's own processes. Unset: no bearer token is accepted.</summary>
    [MinLength(16)]
    public string? ServiceToken { get; set; }
}
