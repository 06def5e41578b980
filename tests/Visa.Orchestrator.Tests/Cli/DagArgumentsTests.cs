using Visa.Orchestrator.Cli;

namespace Visa.Orchestrator.Tests.Cli;

public sealed class DagArgumentsTests
{
    [Fact]
    public void Parse_WordsFlagsAndOptions_AreFound()
    {
        var arguments = DagArguments.Parse(["dag", "trigger", "nightly", "--interval", "2026-01-31T12:00:00Z/2026-01-31T13:00:00Z", "--json"]);

        Assert.Equal(("trigger", "nightly"), (arguments.Verb, arguments.Word(1, "a DAG")));
        Assert.True(arguments.Has("--json"));
        Assert.Equal(TimeSpan.FromHours(1), arguments.Interval()!.Value.End - arguments.Interval()!.Value.Start);
    }

    [Theory]
    [InlineData("--interval", "2026-01-31T13:00:00Z/2026-01-31T12:00:00Z")]
    [InlineData("--interval", "yesterday")]
    public void Interval_Nonsense_SaysWhatItTakes(string option, string value) =>
        Assert.Contains("START/END", Assert.Throws<WrongUsageException>(() => DagArguments.Parse(["dag", "trigger", "d", option, value]).Interval()).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("dag", "list", "--jsn")]
    [InlineData("dag", "trigger", "--key")]
    public void Parse_UnknownOrIncomplete_Throws(params string[] args) => Assert.Throws<WrongUsageException>(() => DagArguments.Parse(args));

    [Theory]
    [InlineData("dag", "list", "--jsn")]
    [InlineData("dag")]
    public async Task Run_WrongUsage_Is2(params string[] args) => Assert.Equal(2, await DagVerb.RunAsync(args));
}
