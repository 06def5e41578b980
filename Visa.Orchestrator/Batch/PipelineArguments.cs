using Visa.Orchestrator.Dags;

namespace Visa.Orchestrator.Batch;

/// <summary>The words after <c>pipeline run</c>.</summary>
/// <param name="Interval">Null: today until now.</param>
internal sealed record PipelineArguments(DataInterval? Interval, bool HasHistory, string? Selection, bool IsJson)
{
    public const string Usage = """
        ./visa pipeline run [--interval START/END] [--history] [--select SELECTION] [--json]

        Takes what landed in the lake's raw zone up to END (and belongs to no other run) to the warehouse: transform, load, dbt build, reconcile, risk tables.
        Run again, it goes on where it was cut off, and changes nothing when it is done.

          --interval START/END   times as 2026-01-31T12:00:00Z; without it all of today (UTC) that has landed by now
          --history              also load the past that `generate history --format parquet` (or a fresh `up`) wrote to the lake
          --select SELECTION     build and test only this of the marts, as in `dbt build --select`, such as +exposure:fraud_notebook; publish no risk tables
          --json                 print the report as JSON

        Exit codes: 0 done and reconciled, 1 failed or not reconciled, 2 wrong usage.
        """;

    private const string IntervalForm = "--interval takes START/END, such as 2026-01-31T12:00:00Z/2026-01-31T13:00:00Z, with START before END";

    /// <returns>What is wrong with them; null when nothing is.</returns>
    public static string? Read(string[] args, out PipelineArguments arguments)
    {
        arguments = new PipelineArguments(null, false, null, false);
        if (args is not [_, "run", ..]) return $"it does not know '{args[1]}'";
        for (var at = 2; at < args.Length; at++)
        {
            var value = at + 1 < args.Length ? args[at + 1] : "";
            switch (args[at])
            {
                case "--json":
                    arguments = arguments with { IsJson = true };
                    break;
                case "--history":
                    arguments = arguments with { HasHistory = true };
                    break;
                case "--interval":
                    if (!BatchInterval.TryParse(value, out var interval)) return IntervalForm;
                    arguments = arguments with { Interval = interval };
                    at++;
                    break;
                case "--select":
                    if (value.Length == 0) return "--select takes a selection of dbt's, such as +exposure:fraud_notebook";
                    arguments = arguments with { Selection = value };
                    at++;
                    break;
                default:
                    return $"it does not know '{args[at]}'";
            }
        }

        return null;
    }
}
