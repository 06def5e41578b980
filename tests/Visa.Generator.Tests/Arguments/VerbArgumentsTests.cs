using Visa.Generator.Arguments;
using Visa.ServiceDefaults.Verbs;

namespace Visa.Generator.Tests.Arguments;

public sealed class VerbArgumentsTests
{
    private static readonly VerbUsage Usage = new("verb", "does", [.. SimulationOptions.All, new("--to", ArgumentKind.Text, "History:To", "where to"), new("--json", ArgumentKind.Flag, "History:Json", "as JSON")]);

    [Fact]
    public void TryParse_Options_SetTheirKeys()
    {
        var settings = Parse("--days", "3", "--start=2025-02-28", "--to", "s3://lake/a", "--json", "--seed", "-5", "--fraud-basis-points", "2.5", "--Generator:TokenKeyVersion=2");

        Assert.Equal(("3", "2025-02-28", "s3://lake/a", "true"), (settings["History:Days"], settings["History:Start"], settings["History:To"], settings["History:Json"]));
        Assert.Equal(("-5", "2.5", "2"), (settings["Generator:Seed"], settings["Generator:FraudBasisPoints"], settings["Generator:TokenKeyVersion"]));
    }

    [Theory]
    [InlineData("--dayz 3", "verb does not know '--dayz'.")]
    [InlineData("3", "verb does not know '3'.")]
    [InlineData("--days", "--days needs a value: days of event time.")]
    [InlineData("--days --to x", "--days needs a value: days of event time.")]
    [InlineData("--days three", "--days needs a whole number, not 'three'.")]
    [InlineData("--start 2025-02-30", "--start needs a date such as 2025-01-31, not '2025-02-30'.")]
    [InlineData("--fraud-basis-points many", "--fraud-basis-points needs a number, not 'many'.")]
    public void TryParse_WrongUsage_SaysWhatIsWrong(string line, string expected)
    {
        Assert.False(VerbArguments.TryParse(line.Split(' '), Usage, out _, out var error));

        Assert.StartsWith(expected, error, StringComparison.Ordinal);
    }

    [Fact]
    public void TryParse_Help_IsAskedFor()
    {
        Assert.True(VerbArguments.TryParse(["--help"], Usage, out var arguments, out _));

        Assert.True(arguments.WantsHelp);
        Assert.All(Usage.Options, option => Assert.Contains(option.Name, Usage.Help, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("", "live")]
    [InlineData("--rate 5", "live")]
    [InlineData("--help", "--help")]
    [InlineData("history --days 3", "history")]
    public void Choose_CommandLine_NamesTheVerb(string line, string expected) => Assert.Equal(expected, VerbList.Choose(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)));

    private static IReadOnlyDictionary<string, string?> Parse(params string[] args)
    {
        Assert.True(VerbArguments.TryParse(args, Usage, out var arguments, out var error), error);
        return arguments.Settings;
    }
}
