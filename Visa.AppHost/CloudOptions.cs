using Microsoft.Extensions.Configuration;

namespace Visa.AppHost;

/// <summary>
/// A run of one service on this machine against resources that Terraform made:
/// <c>--cloud aws --names FILE --service scoring --profile NAME</c>.
/// </summary>
internal sealed record CloudOptions
{
    /// <summary>The services that can be debugged so; a consumer brings its own scoring.</summary>
    public static readonly IReadOnlyList<string> Services = ["scoring", "consumer", "orchestrator", "generator"];

    /// <summary>Which of them runs here; scoring by default.</summary>
    public required string Service { get; init; }

    /// <summary>The profile of the AWS configuration whose credentials are used; null: what the SDK finds.</summary>
    public string? Profile { get; private init; }

    /// <summary>What Terraform says that it made.</summary>
    public required DeployedNames Names { get; init; }

    /// <summary>Null when nobody asked for the cloud.</summary>
    public static CloudOptions? Read(IConfiguration configuration)
    {
        if (configuration["cloud"] is not { Length: > 0 } cloud) return null;
        if (cloud != "aws") throw new FormatException($"--cloud takes aws, not '{cloud}'.");
        var service = configuration["service"] is { Length: > 0 } given ? given : "scoring";
        if (!Services.Contains(service)) throw new FormatException($"--service takes {string.Join(", ", Services)}, not '{service}'.");
        return new CloudOptions { Service = service, Profile = configuration["profile"], Names = DeployedNames.Read(configuration["names"]) };
    }
}
