using System.Threading.Channels;
using Visa.Dbt.Nodes;

namespace Visa.Dbt.Execution;

/// <summary>Runs a plan on so many threads: a node as soon as all that it waits for has ended well.</summary>
internal sealed class PlanRunner(RunPlan plan, int threads, bool failsFast, IRunObserver observer, Func<Node, string, CancellationToken, Task<NodeResult>> run, TimeProvider time)
{
    private readonly Lock _lock = new();
    private readonly Dictionary<string, HashSet<string>> _waits = plan.WaitsFor.ToDictionary(pair => pair.Key, pair => new HashSet<string>(pair.Value, StringComparer.Ordinal), StringComparer.Ordinal);
    private readonly Dictionary<string, List<string>> _waiters = Invert(plan);
    private readonly Dictionary<string, Node> _blockedBy = new(StringComparer.Ordinal);
    private readonly List<NodeResult> _results = [];
    private readonly Channel<Node> _ready = Channel.CreateBounded<Node>(Math.Max(1, plan.Nodes.Count));
    private int _started;
    private bool _stops;

    public async Task<IReadOnlyList<NodeResult>> RunAsync(CancellationToken cancellationToken)
    {
        if (plan.Nodes.Count == 0) return [];
        foreach (var node in plan.Nodes.Where(node => _waits[node.UniqueId].Count == 0)) _ready.Writer.TryWrite(node);
        await Task.WhenAll(Enumerable.Range(1, Math.Min(threads, plan.Nodes.Count)).Select(number => WorkAsync($"Thread-{number}", cancellationToken)));
        return _results;
    }

    private async Task WorkAsync(string thread, CancellationToken cancellationToken)
    {
        await foreach (var node in _ready.Reader.ReadAllAsync(cancellationToken))
        {
            int index;
            Node? blocker;
            lock (_lock)
            {
                index = ++_started;
                blocker = _blockedBy.GetValueOrDefault(node.UniqueId);
                if (blocker is null && !_stops && node.Type != ResourceType.Exposure) observer.Started(node, index, plan.Nodes.Count);
            }
            var result = blocker is not null ? Skip(node, $"Skipping because {blocker.Name} did not end well", thread)
                : _stops ? Skip(node, "Skipping because of an earlier failure", thread)
                : await run(node, thread, cancellationToken);
            Finish(result, index);
        }
    }

    private NodeResult Skip(Node node, string why, string thread)
    {
        var now = time.GetUtcNow();
        return new NodeResult(node, RunStatus.Skipped, why) { Thread = thread, CompileStarted = now, ExecuteStarted = now, Completed = now };
    }

    private void Finish(NodeResult result, int index)
    {
        lock (_lock)
        {
            _results.Add(result);
            observer.Finished(result, index, plan.Nodes.Count);
            var isBad = result.Status.IsFailure() || result.Status == RunStatus.Skipped;
            _stops |= failsFast && result.Status.IsFailure();
            foreach (var waiter in _waiters.GetValueOrDefault(result.Node.UniqueId) ?? [])
            {
                if (isBad) _blockedBy.TryAdd(waiter, result.Node);
                if (_waits[waiter].Remove(result.Node.UniqueId) && _waits[waiter].Count == 0) _ready.Writer.TryWrite(plan.Nodes.First(node => node.UniqueId == waiter));
            }
            if (_results.Count == plan.Nodes.Count) _ready.Writer.Complete();
        }
    }

    private static Dictionary<string, List<string>> Invert(RunPlan plan)
    {
        var waiters = new Dictionary<string, List<string>>(StringComparer.Ordinal);
        foreach (var (node, waits) in plan.WaitsFor)
        {
            foreach (var other in waits) (waiters.TryGetValue(other, out var list) ? list : waiters[other] = []).Add(node);
        }
        return waiters;
    }
}
