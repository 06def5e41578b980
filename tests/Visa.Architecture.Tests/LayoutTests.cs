namespace Visa.Architecture.Tests;

public sealed class LayoutTests
{
    private const int LongestProgram = 25;
    private const int LongestReadme = 150;
    private const int LongestDecisionRecord = 40;

    private static readonly string[] NamesThatSayNothing = ["Helpers", "Utils", "Managers", "Models", "Common", "Services", "Misc"];

    [Fact]
    public void Programs_AreShort() =>
        Assert.All(
            Repository.ServiceProjects.Where(project => project != "Visa.AppHost").Select(project => Path.Combine(Repository.Root, project, "Program.cs")).Where(File.Exists),
            program => Assert.InRange(File.ReadLines(program).Count(), 1, LongestProgram));

    [Fact]
    public void Folders_AreNamedForWhatTheyHold() =>
        Assert.DoesNotContain(
            Repository.Files("*.cs").Select(file => Path.GetFileName(Path.GetDirectoryName(file))),
            folder => NamesThatSayNothing.Contains(folder));

    [Fact]
    public void Readme_IsShort() =>
        Assert.InRange(File.ReadLines(Path.Combine(Repository.Root, "README.md")).Count(), 1, LongestReadme);

    [Fact]
    public void DecisionRecords_AreShortAndNumberedWithoutGaps()
    {
        var records = Directory.GetFiles(Path.Combine(Repository.Root, "docs", "adr"), "*.md").Order(StringComparer.Ordinal).ToList();

        Assert.All(records, record => Assert.InRange(File.ReadLines(record).Count(), 1, LongestDecisionRecord));
        Assert.Equal(
            Enumerable.Range(1, records.Count).Select(number => $"{number:0000}"),
            records.Select(record => Path.GetFileName(record)[..4]));
    }

    [Fact]
    public void Tests_MirrorTheProjects() =>
        Assert.All(
            Repository.ServiceProjects,
            project => Assert.True(File.Exists(Path.Combine(Repository.Root, "tests", $"{project}.Tests", $"{project}.Tests.csproj")), project));

    [Fact]
    public void Sources_NameNoPackageRegistry() =>
        Assert.DoesNotContain(
            Repository.Files("*.config").Select(Path.GetFileName),
            name => string.Equals(name, "nuget.config", StringComparison.OrdinalIgnoreCase));
}
