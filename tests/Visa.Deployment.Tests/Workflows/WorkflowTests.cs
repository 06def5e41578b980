using System.Text.RegularExpressions;

namespace Visa.Deployment.Tests.Workflows;

public sealed partial class WorkflowTests
{
    private const string Sound = """
        name: sound
        on: push
        permissions: {}
        jobs:
          build:
            runs-on: ubuntu-24.04
            timeout-minutes: 5
            permissions:
              contents: read
            steps:
              - uses: actions/checkout@08c6903cd8c0fde910a37f88322edcfb5dd907a8 # v5.0.0
              - run: echo "$TITLE"
        """;

    [Theory]
    [MemberData(nameof(Names))]
    public void Violations_OurWorkflows_AreNone(string name) => Assert.Empty(WorkflowRules.Violations(name, WorkingTree.Read(".github", "workflows", name)));

    [Fact]
    public void Violations_SoundWorkflow_AreNone() => Assert.Empty(WorkflowRules.Violations("sound.yml", Sound));

    [Theory]
    [InlineData("checkout@08c6903cd8c0fde910a37f88322edcfb5dd907a8 # v5.0.0", "checkout@v5", "not pinned")]
    [InlineData("checkout@08c6903cd8c0fde910a37f88322edcfb5dd907a8 # v5.0.0", "checkout@08c6903 # v5.0.0", "not pinned")]
    [InlineData("checkout@08c6903cd8c0fde910a37f88322edcfb5dd907a8 # v5.0.0", "checkout@08c6903cd8c0fde910a37f88322edcfb5dd907a8", "not pinned")]
    [InlineData("permissions: {}", "permissions: write-all", "no rights")]
    [InlineData("    permissions:\n      contents: read\n", "", "does not name its rights")]
    [InlineData("    timeout-minutes: 5\n", "", "six hours")]
    [InlineData("echo \"$TITLE\"", "echo \"${{ github.event.pull_request.title }}\"", "filled in")]
    [InlineData("on: push", "on: pull_request_target", "stranger")]
    [InlineData("echo \"$TITLE\"", "aws-access-key-id", "kept AWS key")]
    public void Violations_UnsoundWorkflow_AreFound(string from, string to, string expected)
    {
        var text = Sound.Replace(from, to, StringComparison.Ordinal);

        Assert.NotEqual(Sound, text);
        Assert.Contains(expected, Assert.Single(WorkflowRules.Violations("unsound.yml", text)), StringComparison.Ordinal);
    }

    [Fact]
    public void Versions_OfOneAction_AreTheSameEverywhere() =>
        Assert.All(
            Directory.GetFiles(WorkingTree.PathOf(".github", "workflows")).SelectMany(file => PinnedAction().Matches(File.ReadAllText(file))).GroupBy(match => match.Groups[1].Value),
            action => Assert.Single(action.Select(match => match.Groups[2].Value).Distinct()));

    [Fact]
    public void Tools_HaveTheVersionsOfTheCode()
    {
        var versions = Directory.GetFiles(WorkingTree.PathOf(".github", "workflows")).SelectMany(file => TerraformVersion().Matches(File.ReadAllText(file))).Select(match => match.Groups[1].Value);

        Assert.All(versions, version => Assert.Equal("1.11.4", version));
        Assert.Contains("dbt-core==1.11.14", WorkingTree.Read(".github", "workflows", "ci.yml"), StringComparison.Ordinal);
        Assert.Contains("dbt-core==1.11.14", WorkingTree.Read("containers", "dbt", "requirements.txt"), StringComparison.Ordinal);
    }

    /// <summary>actionlint and a linter of Dockerfiles, when they have been installed.</summary>
    [SkippableFact]
    public async Task Linters_OnOurFiles_FindNothing()
    {
        Skip.If(Tool.Find("node") is null, "node is not installed.");
        Skip.IfNot(Directory.Exists(WorkingTree.PathOf("artifacts", "linters", "node_modules")), "The linters are not installed: .github/lint --install");

        var (code, said) = await Tool.RunAsync(WorkingTree.PathOf(".github", "lint"), WorkingTree.Root, []);

        Assert.True(code == 0, said);
    }

    [Theory]
    [InlineData(".github/terraform")]
    [InlineData(".github/push-images")]
    [InlineData(".github/smoke-test")]
    [InlineData(".github/smoke-image")]
    [InlineData(".github/lint")]
    [InlineData("containers/publish")]
    [InlineData("terraform/check")]
    public async Task Scripts_AreReadByBash(string script)
    {
        var (code, said) = await Tool.RunAsync("bash", WorkingTree.Root, ["-n", script]);

        Assert.True(code == 0, said);
        Assert.True(OperatingSystem.IsWindows() || File.GetUnixFileMode(WorkingTree.PathOf(script)).HasFlag(UnixFileMode.UserExecute), $"{script} cannot be run.");
    }

    public static TheoryData<string> Names() => [.. Directory.GetFiles(WorkingTree.PathOf(".github", "workflows"), "*.yml").Select(file => Path.GetFileName(file))];

    [GeneratedRegex("uses: ([^@\\s]+)@([0-9a-f]{40})")]
    private static partial Regex PinnedAction();

    [GeneratedRegex("terraform_version: (\\S+)")]
    private static partial Regex TerraformVersion();
}
