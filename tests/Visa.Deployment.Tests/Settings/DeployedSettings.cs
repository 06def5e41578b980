using System.Text.Json;
using Visa.Deployment.Tests.Hcl;

namespace Visa.Deployment.Tests.Settings;

/// <summary>What terraform/modules/settings sets, and what it says that it leaves alone.</summary>
internal static class DeployedSettings
{
    /// <summary>Variables of .NET, of OpenTelemetry, of the AWS SDK and of dbt; no options class binds them.</summary>
    public static readonly string[] OfTheRuntime = ["ASPNETCORE_", "DOTNET_", "OTEL_", "AWS_REGION", "DBT_", "Logging__"];

    private static readonly HclBlock Locals = HclReader.Read(WorkingTree.Read("terraform", "modules", "settings", "main.tf")).Blocks.Single(block => block.Type == "locals");

    /// <summary>Short names of the services, as Terraform has them.</summary>
    public static IEnumerable<string> Services => Locals["services"]!.Members.Keys;

    /// <summary>Names of the variables that a service gets, secrets included.</summary>
    public static IReadOnlySet<string> Of(string service) =>
        Locals["runtime"]!.Members.Keys
            .Concat(Locals["platform"]!.Members.Keys)
            .Concat(Locals["services"]!.Members[service].Members.Keys)
            .Concat(Locals["secrets"]!.Members[service].Members.Keys)
            .ToHashSet(StringComparer.Ordinal);

    /// <summary>Patterns of the settings that stay at their defaults, with the reason.</summary>
    public static IReadOnlyList<(string Pattern, string Reason)> LeftAtDefault { get; } =
        [.. JsonDocument.Parse(WorkingTree.Read("terraform", "modules", "settings", "left-at-default.json")).RootElement.EnumerateArray()
            .Select(entry => (entry.GetProperty("settings").GetString()!, entry.GetProperty("reason").GetString()!))];

    public static bool IsLeftAtDefault(Setting setting) => LeftAtDefault.Any(entry => Matches(entry.Pattern, setting.Path));

    public static bool Matches(string pattern, string path) =>
        pattern.EndsWith(":*", StringComparison.Ordinal) ? path.StartsWith(pattern[..^1], StringComparison.Ordinal) : pattern == path;
}
