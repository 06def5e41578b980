using System.Reflection;

namespace Visa.Deployment.Tests.Settings;

public sealed class SettingsTests
{
    /// <summary>By the name of the service in Terraform.</summary>
    internal static readonly Dictionary<string, Assembly> Services = new(StringComparer.Ordinal)
    {
        ["generator"] = Assembly.Load("Visa.Generator"),
        ["consumer"] = Assembly.Load("Visa.StreamConsumer"),
        ["scoring"] = Assembly.Load("Visa.Scoring"),
        ["orchestrator"] = Assembly.Load("Visa.Orchestrator"),
    };

    [Fact]
    public void Services_OfTerraform_AreOurs() => Assert.Equal(Services.Keys.Order(StringComparer.Ordinal), DeployedSettings.Services.Order(StringComparer.Ordinal));

    [Theory]
    [MemberData(nameof(Names))]
    public void Settings_ThatTheServiceReads_AreSetOrLeftForAReason(string service)
    {
        var set = DeployedSettings.Of(service);

        var forgotten = Setting.Of(Services[service]).Where(setting => !set.Contains(setting.Variable) && !DeployedSettings.IsLeftAtDefault(setting)).Select(setting => setting.Path);

        Assert.True(!forgotten.Any(), $"Set these in terraform/modules/settings/main.tf, or say in left-at-default.json why not: {string.Join(", ", forgotten)}");
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Settings_ThatTerraformSets_AreReadByTheService(string service)
    {
        var read = Setting.Of(Services[service]).Select(setting => setting.Variable).ToHashSet(StringComparer.Ordinal);

        var unread = DeployedSettings.Of(service).Where(variable => !read.Contains(variable) && !DeployedSettings.OfTheRuntime.Any(prefix => variable.StartsWith(prefix, StringComparison.Ordinal)));

        Assert.True(!unread.Any(), $"{service} does not read {string.Join(", ", unread)}");
    }

    [Fact]
    public void LeftAtDefault_EachEntry_StillNamesASetting()
    {
        var settings = Services.Values.SelectMany(Setting.Of).Select(setting => setting.Path).ToList();

        var stale = DeployedSettings.LeftAtDefault.Where(entry => !settings.Any(path => DeployedSettings.Matches(entry.Pattern, path))).Select(entry => entry.Pattern);

        Assert.Empty(stale);
    }

    [Fact]
    public void LeftAtDefault_EachEntry_HasAReason() => Assert.All(DeployedSettings.LeftAtDefault, entry => Assert.EndsWith(".", entry.Reason, StringComparison.Ordinal));

    [Fact]
    public void Settings_AreFoundInTheAssembliesThatAServiceUses()
    {
        var consumer = Setting.Of(Services["consumer"]).Select(setting => setting.Path).ToList();

        Assert.Contains("Platform:LakeBucket", consumer);
        Assert.Contains("Kcl:MaxRecords", consumer);
        Assert.Contains("Processing:ApplicationName", consumer);
        Assert.DoesNotContain("Generator:Rate", consumer);
    }

    public static TheoryData<string> Names() => [.. Services.Keys];
}
