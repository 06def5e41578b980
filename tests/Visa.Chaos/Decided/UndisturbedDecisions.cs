using Visa.Chaos.Processes;
using Visa.Chaos.Traffic;
using Visa.Domain.Transactions;
using Visa.Domain.Decisions;

namespace Visa.Chaos.Decided;

/// <summary>How each transaction is decided by the model and by the rules alone when nothing disturbs.</summary>
internal sealed class UndisturbedDecisions
{
    private readonly Dictionary<DegradeStep, DecisionLog> _logs = [];

    public static async Task<UndisturbedDecisions> RunAsync(string folder, IReadOnlyList<SimulatedRecord> records, TimeSpan patience, CancellationToken cancellationToken)
    {
        using var system = TestedSystem.WithOneOfEachStep(folder);
        await system.StartAsync(cancellationToken);
        await new TrafficSender(system.Kinesis).SendAsync(records, TimeSpan.Zero, perRequest: 250, cancellationToken);
        var decisions = new UndisturbedDecisions();
        foreach (var (step, stream) in ((DegradeStep, string)[])[(DegradeStep.Model, TestedSystem.Decisions), (DegradeStep.RulesOnly, TestedSystem.RulesDecisions)])
        {
            var log = new DecisionLog(system.Kinesis, stream);
            await log.ReadUntilAsync(records.Count, patience, cancellationToken);
            if (log.First.Count != records.Count || log.First.Values.Any(decision => decision.Context.Step != step) || log.Forms.Values.Any(forms => forms.Count != 1))
                throw new InvalidOperationException($"The undisturbed run decided {log.First.Count} of {records.Count} by {step}, some perhaps otherwise: there is nothing to compare with. Logs: {folder}");
            decisions._logs[step] = log;
        }
        return decisions;
    }

    /// <summary>The decision's bytes but for its time; null where the step was not run.</summary>
    public string? Of(TransactionId id, DegradeStep step) => _logs.GetValueOrDefault(step)?.Forms[id].Single();
}
