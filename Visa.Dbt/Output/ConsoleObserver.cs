using System.Globalization;
using Visa.Dbt.Execution;
using Visa.Dbt.Nodes;
using Visa.Dbt.Projects;

namespace Visa.Dbt.Output;

/// <summary>Writes what dbt 1.11 writes, a line an event, or each as JSON.</summary>
internal sealed class ConsoleObserver(EventLog log) : IRunObserver
{
    private const int Width = 80;

    public void Found(IReadOnlyCollection<Node> nodes, Target target)
    {
        var counts = nodes.Where(node => node.Type != ResourceType.Operation).GroupBy(Noun).Select(group => $"{group.Count()} {group.Key}{(group.Count() == 1 ? "" : "s")}");
        log.Write("FoundStats", $"Found {string.Join(", ", counts)}");
        log.Write("ConcurrencyLine", $"Concurrency: {target.Threads} threads (target='{target.Name}')");
    }

    public void Started(Node node, int index, int total) => log.Write("LogStartLine", Line(index, total, $"START {What(node)}", "RUN"), node);

    public void Finished(NodeResult result, int index, int total)
    {
        var seconds = string.Create(CultureInfo.InvariantCulture, $"in {result.Elapsed.TotalSeconds:0.00}s");
        var node = result.Node;
        var (text, end) = result.Status switch
        {
            RunStatus.Success when node.Type == ResourceType.Seed => ($"OK loaded {What(node)}", $"{result.Message} {seconds}"),
            RunStatus.Success when node.Type == ResourceType.Operation => ($"OK hook: {node.Name}", $"OK {seconds}"),
            RunStatus.Success => ($"OK created {What(node)}", $"{result.Message} {seconds}"),
            RunStatus.Pass when node.Type == ResourceType.Source => ($"PASS freshness of {node.SourceName}.{node.Name}", $"PASS {seconds}"),
            RunStatus.Pass => ($"PASS {node.Name}", $"PASS {seconds}"),
            RunStatus.Warn => ($"WARN {result.Failures} {node.Name}", $"WARN {result.Failures} {seconds}"),
            RunStatus.Fail => ($"FAIL {result.Failures} {node.Name}", $"FAIL {result.Failures} {seconds}"),
            RunStatus.Skipped => ($"SKIP {(node.Relation is null ? node.Type.Name() : "relation")} {Shown(node)}", "SKIP"),
            RunStatus.NoOp => ($"NO-OP {node.Type.Name()} {node.Name}", "NO-OP"),
            _ => (node.Type == ResourceType.Test ? $"ERROR {node.Name}" : $"ERROR creating {What(node)}", $"ERROR {seconds}"),
        };
        log.Write("LogModelResult", Line(index, total, text, end), node, result.Status.IsFailure() ? "error" : result.Status == RunStatus.Warn ? "warn" : "info");
    }

    public void Told(string message) => log.Write("JinjaLogInfo", message);

    /// <summary>What went wrong, then the counts.</summary>
    public void End(RunOutcome outcome)
    {
        var bad = outcome.Results.Where(result => result.Status.IsFailure() || result.Status == RunStatus.Warn).ToList();
        var (errors, warnings) = (bad.Count(result => result.Status != RunStatus.Warn), bad.Count(result => result.Status == RunStatus.Warn));
        log.Write("FinishedRunningStats", string.Create(CultureInfo.InvariantCulture, $"Finished running {outcome.Results.Count} nodes in {outcome.Elapsed.TotalSeconds:0.00}s."));
        log.Write("EndOfRunSummary", errors > 0
            ? $"Completed with {errors} error{(errors == 1 ? "" : "s")}, 0 partial successes, and {warnings} warning{(warnings == 1 ? "" : "s")}:"
            : warnings > 0 ? $"Completed with {warnings} warning{(warnings == 1 ? "" : "s")}:" : "Completed successfully");
        foreach (var result in bad)
        {
            var level = result.Status == RunStatus.Warn ? "warn" : "error";
            var word = result.Status switch { RunStatus.Warn => "Warning", RunStatus.Fail => "Failure", _ => "Error" };
            log.Write("RunResultError", $"{word} in {result.Node.Type.Name()} {result.Node.Name} ({result.Node.OriginalPath})\n  {result.Message}", result.Node, level);
        }
        log.Write("StatsLine", outcome.Done);
    }

    private static string Line(int index, int total, string text, string end)
    {
        var start = $"{index} of {total} {text} ";
        return $"{start}{new string('.', Math.Max(3, Width - start.Length))} [{end}]";
    }

    private static string What(Node node) => node.Type switch
    {
        ResourceType.Model => $"sql {node.Materialized} model {Shown(node)}",
        ResourceType.Seed => $"seed file {Shown(node)}",
        ResourceType.UnitTest => $"unit_test {node.UnitTest!.Model}::{node.Name}",
        ResourceType.Source => $"freshness of {node.SourceName}.{node.Name}",
        ResourceType.Operation => $"hook: {node.Name}",
        _ => $"test {node.Name}",
    };

    private static string Shown(Node node) => node.Relation is { } relation ? $"{relation.Schema}.{relation.Identifier}" : node.Name;

    private static string Noun(Node node) => node.Type switch
    {
        ResourceType.Model => node.Materialized == "view" ? "view model" : $"{node.Materialized} model",
        ResourceType.Test => "data test",
        ResourceType.UnitTest => "unit test",
        var type => type.Name(),
    };
}
