using Visa.Dbt.Execution;
using Visa.Dbt.Nodes;

namespace Visa.Dbt.Tests.Execution;

public sealed class PlanRunnerTests
{
    /// <summary>Each of three nodes waits until all three have begun: they end only if they run at once.</summary>
    [Fact]
    public async Task Run_OfIndependentNodes_RunsThemAtOnce()
    {
        var begun = new CountdownEvent(3);
        var all = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);

        var results = await RunAsync([Make("a"), Make("b"), Make("c")], threads: 3, async node =>
        {
            if (begun.Signal()) all.SetResult();
            await all.Task;
            return RunStatus.Success;
        });

        Assert.Equal(3, results.Count(result => result.Status == RunStatus.Success));
    }

    /// <summary>Random graphs: parents end before their children begin, and what hangs on a failure is skipped, nothing else.</summary>
    [Fact]
    public async Task Run_OfRandomGraphs_KeepsTheOrderAndSkipsExactlyWhatHangsOnAFailure()
    {
        for (var seed = 0; seed < 60; seed++)
        {
            var random = new Random(seed);
            var nodes = new List<Node>();
            for (var index = 0; index < 20; index++)
                nodes.Add(Make($"n{index}", [.. nodes.Where(_ => random.Next(5) == 0).Select(node => node.UniqueId)]));
            var failing = nodes.Where(_ => random.Next(6) == 0).Select(node => node.UniqueId).ToHashSet(StringComparer.Ordinal);
            var ended = new HashSet<string>(StringComparer.Ordinal);

            var results = await RunAsync(nodes, threads: 1 + (seed % 4), async node =>
            {
                lock (ended) Assert.True(node.DependsOn.All(ended.Contains));
                await Task.Yield();
                lock (ended) ended.Add(node.UniqueId);
                return failing.Contains(node.UniqueId) ? RunStatus.Error : RunStatus.Success;
            });

            var graph = new Graph(nodes);
            Assert.Equal(20, results.Count);
            Assert.All(results, result => Assert.Equal(graph.Ancestors(result.Node.UniqueId).Overlaps(failing), result.Status == RunStatus.Skipped));
        }
    }

    [Fact]
    public async Task Run_ThatFailsFast_StartsNothingMore()
    {
        var results = await RunAsync([Make("a"), Make("b"), Make("c")], threads: 1, _ => Task.FromResult(RunStatus.Error), failsFast: true);

        Assert.Equal(["error", "skipped", "skipped"], results.Select(result => result.Status.Name()));
    }

    private static Node Make(string name, IReadOnlyList<string>? parents = null) => new()
    {
        UniqueId = $"model.p.{name}",
        Name = name,
        Type = ResourceType.Model,
        Package = "p",
        Path = $"{name}.sql",
        OriginalPath = $"models/{name}.sql",
        Fqn = ["p", name],
        DependsOn = parents ?? [],
    };

    private static Task<IReadOnlyList<NodeResult>> RunAsync(IReadOnlyList<Node> nodes, int threads, Func<Node, Task<RunStatus>> run, bool failsFast = false) =>
        new PlanRunner(
            RunPlan.Make(new Graph(nodes), nodes, testsHoldBack: false),
            threads,
            failsFast,
            new SilentObserver(),
            async (node, thread, _) => new NodeResult(node, await run(node), "") { Thread = thread },
            TimeProvider.System).RunAsync(CancellationToken.None);
}
