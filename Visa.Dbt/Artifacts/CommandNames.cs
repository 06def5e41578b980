using Visa.Dbt.Execution;

namespace Visa.Dbt.Artifacts;

/// <summary>Commands as dbt writes them.</summary>
internal static class CommandNames
{
    private static readonly Dictionary<DbtCommand, string> Names = new()
    {
        [DbtCommand.Parse] = "parse",
        [DbtCommand.Compile] = "compile",
        [DbtCommand.Run] = "run",
        [DbtCommand.Test] = "test",
        [DbtCommand.Build] = "build",
        [DbtCommand.Seed] = "seed",
        [DbtCommand.List] = "list",
        [DbtCommand.DocsGenerate] = "generate",
        [DbtCommand.Retry] = "retry",
        [DbtCommand.SourceFreshness] = "freshness",
    };

    public static string Of(DbtCommand command) => Names[command];

    public static DbtCommand? Find(string name) => Names.Where(pair => pair.Value == name).Select(pair => (DbtCommand?)pair.Key).FirstOrDefault();
}
