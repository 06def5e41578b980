using System.ComponentModel.DataAnnotations;
using Visa.ServiceDefaults.Authentication;

namespace Visa.ServiceDefaults.Tests.Authentication;

public sealed class OidcOptionsTests
{
    [Theory]
    [InlineData(null, null, null, null)]
    [InlineData("https://login.example.com/tenant", "visa", "Admin", null)]
    [InlineData("http://127.0.0.1:8080", "visa", "analyst", null)]
    [InlineData("https://login.example.com", null, null, "without a ClientId")]
    [InlineData("http://login.example.com", "visa", null, "https address")]
    [InlineData("login.example.com", "visa", null, "must be an address")]
    [InlineData("https://login.example.com", "visa", "Boss", "no role Boss; there are Viewer, Analyst, Operator, Admin")]
    public void Validate_Settings_AreAcceptedOrSayWhatIsWrong(string? authority, string? clientId, string? role, string? problem)
    {
        var options = new OidcOptions { Authority = authority is null ? null : new Uri(authority, UriKind.RelativeOrAbsolute), ClientId = clientId };
        if (role is not null) options.Roles[role] = "theirs";

        var problems = options.Validate(new ValidationContext(options)).Select(found => found.ErrorMessage!).ToArray();

        if (problem is null) Assert.Empty(problems);
        else Assert.Contains(problem, Assert.Single(problems), StringComparison.Ordinal);
    }
}
