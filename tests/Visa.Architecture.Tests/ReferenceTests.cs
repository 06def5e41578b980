namespace Visa.Architecture.Tests;

/// <summary>Holds the column "may reference" of the README's folder table.</summary>
public sealed class ReferenceTests
{
    private const string Defaults = "Visa.ServiceDefaults";

    private static readonly Dictionary<string, string[]> Allowed = new(StringComparer.Ordinal)
    {
        ["Visa.Domain"] = [],
        ["Visa.ServiceDefaults"] = ["Visa.Domain"],
        ["Visa.Features"] = ["Visa.Domain"],
        ["Visa.Decisions"] = ["Visa.Domain", "Visa.Features"],
        ["Visa.Kcl"] = [],
        ["Visa.Reports"] = [],
        ["Visa.Dbt"] = [],
        ["Visa.Analytics"] = ["Visa.Dbt", "Visa.Reports"],
        ["Visa.Generator"] = [Defaults, "Visa.Domain", "Visa.Reports"],
        ["Visa.StreamConsumer"] = [Defaults, "Visa.Domain", "Visa.Features", "Visa.Decisions", "Visa.Kcl"],
        ["Visa.Scoring"] = [Defaults, "Visa.Domain", "Visa.Features", "Visa.Decisions", "Visa.Reports"],
        ["Visa.Orchestrator"] = [Defaults, "Visa.Domain", "Visa.Dbt"],
        ["Visa.LocalAws"] = [Defaults],
        ["Visa.AppHost"] = ["Visa.LocalAws", "Visa.Scoring", "Visa.Orchestrator", "Visa.StreamConsumer", "Visa.Generator"],
    };

    [Fact]
    public void Projects_OfTheRoot_AreThoseOfTheTable() =>
        Assert.Equal(Allowed.Keys.Order(StringComparer.Ordinal), Repository.ServiceProjects);

    [Theory]
    [MemberData(nameof(Projects))]
    public void Project_References_OnlyWhatItMay(string project) =>
        Assert.Empty(Repository.References(project, "ProjectReference").Except(Allowed[project]));

    [Fact]
    public void Domain_References_NoPackage() => Assert.Empty(Repository.References("Visa.Domain", "PackageReference"));

    [Fact]
    public void AppHost_References_NothingButAspire() =>
        Assert.All(Repository.References("Visa.AppHost", "PackageReference"), package => Assert.StartsWith("Aspire.", package, StringComparison.Ordinal));

    [Fact]
    public void LocalAws_References_NoAwsClient() =>
        Assert.DoesNotContain(Repository.References("Visa.LocalAws", "PackageReference"), package => package.StartsWith("AWSSDK.", StringComparison.Ordinal));

    [Fact]
    public void Benchmarks_AreReferencedOnlyByTheirTests() =>
        Assert.Equal(
            ["Visa.Benchmarks.Tests"],
            Repository.Files("*.csproj").Where(file => File.ReadAllText(file).Contains("Visa.Benchmarks.csproj", StringComparison.Ordinal)).Select(Path.GetFileNameWithoutExtension));

    public static TheoryData<string> Projects() => [.. Allowed.Keys];
}
