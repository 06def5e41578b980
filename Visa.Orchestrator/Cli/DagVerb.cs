using System.Diagnostics.CodeAnalysis;

namespace Visa.Orchestrator.Cli;

/// <summary>The verb <c>dag</c>: lists, starts and looks at what the running orchestrator has, over its API.</summary>
internal static class DagVerb
{
    private const string Usage = """
        ./visa dag list [--json]
        ./visa dag trigger DAG [--interval START/END] [--parameters JSON] [--key KEY] [--reason TEXT] [--json]
        ./visa dag backfill DAG --from TIME --to TIME [--reprocess none|failed|all] [--max-active N] [--reason TEXT] [--dry-run] [--json]
        ./visa dag clear DAG RUN [--step STEP] [--scope downstream|step|failed|run] [--reach run|past|future|all] [--reason TEXT] [--dry-run] [--json]
        ./visa dag logs DAG RUN STEP [--follow]
        ./visa dag test DAG [--json]

        Talks to the orchestrator that `./visa up` runs, or to that of VISA_ORCHESTRATOR_URL with VISA_SERVICE_TOKEN. Times are as 2026-01-31T12:00:00Z; RUN is a
        run's key as `list` and the pages show it, or `latest`. `test` needs nothing running: it checks the DAG and plays a run of it in virtual time, in which every remote job succeeds.

        Exit codes: 0 done, 1 failed, 2 wrong usage.
        """;

    public static bool IsAsked(string[] args) => args is ["dag", ..];

    /// <returns>The exit code of the process.</returns>
    [SuppressMessage("Design", "CA1031:Do not catch general exception types", Justification = "The top of the process: whatever failed is said in a sentence, and the exit code is 1.")]
    public static async Task<int> RunAsync(string[] args)
    {
        if (args is ["dag"] or [_, "-h" or "--help", ..] || args.Contains("--help"))
        {
            await Console.Out.WriteLineAsync(Usage);
            return args.Length > 1 ? 0 : 2;
        }

        try
        {
            return await RunAsync(DagArguments.Parse(args));
        }
        catch (WrongUsageException problem)
        {
            await Console.Error.WriteLineAsync($"dag: {problem.Message}\n\n{Usage}");
            return 2;
        }
        catch (Exception failure)
        {
            await Console.Error.WriteLineAsync($"dag: {failure.Message}");
            return 1;
        }
    }

    private static async Task<int> RunAsync(DagArguments arguments)
    {
        if (arguments.Verb == "test")
        {
            return await DagRehearsal.RunAsync(arguments);
        }

        using var client = OrchestratorClient.Connect();
        var commands = new DagCommands(client, Console.Out);
        await (arguments.Verb switch
        {
            "list" => commands.ListAsync(arguments),
            "trigger" => commands.TriggerAsync(arguments),
            "backfill" => commands.BackfillAsync(arguments),
            "clear" => commands.ClearAsync(arguments),
            "logs" => commands.LogsAsync(arguments),
            _ => throw new WrongUsageException($"it does not know '{arguments.Verb}'"),
        });
        return 0;
    }
}
