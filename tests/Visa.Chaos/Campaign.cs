using System.Text.Json;
using Visa.Chaos.Decided;
using Visa.Chaos.Faults;
using Visa.Chaos.Processes;
using Visa.Chaos.Traffic;

namespace Visa.Chaos;

/// <summary>
/// Makes the transactions, has them decided undisturbed, then once more in rounds with faults, and compares. What the faults do not undo
/// themselves is put right between the rounds; nothing waits for the system to recover before the end.
/// </summary>
internal sealed class Campaign(ChaosOptions options, TextWriter progress)
{
    private static readonly TimeSpan Pace = TimeSpan.FromMilliseconds(100);

    public async Task<CampaignReport> RunAsync(CancellationToken cancellationToken)
    {
        var begun = TimeProvider.System.GetTimestamp();
        var folder = Directory.CreateTempSubdirectory("visa-chaos-").FullName;
        var records = await SimulatedTraffic.CreateAsync(options.Seed, options.Rounds * options.TransactionsPerRound, cancellationToken);
        await progress.WriteLineAsync($"{records.Count} transactions of seed {options.Seed}; first undisturbed. Logs: {folder}");
        var expected = await UndisturbedDecisions.RunAsync(Path.Combine(folder, "undisturbed"), records, options.Patience, cancellationToken);
        var plan = FaultPlan.Of(options.Seed, options.Rounds);

        using var system = TestedSystem.WithTwoConsumers(Path.Combine(folder, "disturbed"));
        await system.StartAsync(cancellationToken);
        await WarmUpAsync(system, records, cancellationToken);
        for (var round = 0; round < options.Rounds; round++)
            await RunRoundAsync(system, [SimulatedRecord.Poison(round), .. records.Skip(round * options.TransactionsPerRound).Take(options.TransactionsPerRound)], [.. plan.Where(fault => fault.Round == round)], cancellationToken);

        // Made here: an iterator of the stream lasts five minutes, the rounds longer.
        var log = new DecisionLog(system.Kinesis, TestedSystem.Decisions);
        await SettleAsync(system, log, records.Count, cancellationToken);
        var verdict = Verdict.Of(records, log, expected);
        var alerts = await AlertsAsync(system, verdict, cancellationToken);
        var deadLetters = await DeadLetterLog.ReadAsync(system.S3, options.Rounds, options.Patience, cancellationToken);
        var report = new CampaignReport
        {
            Rounds = options.Rounds,
            Seed = options.Seed,
            Sent = records.Count,
            Verdict = verdict,
            Alerts = alerts.Alerts,
            DuplicateAlerts = alerts.Duplicates,
            DeadLettersMissing = Enumerable.Range(0, options.Rounds).Count(round => !deadLetters.Contains(SimulatedRecord.PoisonOf(round))),
            Crashes = system.All.Sum(process => process.Crashes),
            Faults = plan.GroupBy(fault => fault.Fault.Name).ToDictionary(fault => fault.Key, fault => fault.Count(), StringComparer.Ordinal),
            Elapsed = TimeProvider.System.GetElapsedTime(begun),
            Folder = folder,
        };
        if (options.Keep || !report.IsClean)
            return report;
        system.Dispose();
        Directory.Delete(folder, recursive: true);
        return report with { Folder = null };
    }

    /// <summary>Waits until the consumers decide by the model: else a campaign on a busy machine sees nothing but the ladder. The first round sends these again.</summary>
    private async Task WarmUpAsync(TestedSystem system, IReadOnlyList<SimulatedRecord> records, CancellationToken cancellationToken)
    {
        const int First = 20;
        await new TrafficSender(system.Kinesis).SendAsync([.. records.Take(First)], TimeSpan.Zero, First, cancellationToken);
        await new DecisionLog(system.Kinesis, TestedSystem.Decisions).ReadUntilAsync(First, options.Patience, cancellationToken);
    }

    private async Task RunRoundAsync(TestedSystem system, IReadOnlyList<SimulatedRecord> records, IReadOnlyList<PlannedFault> faults, CancellationToken cancellationToken)
    {
        await progress.WriteLineAsync(string.Join(", ", faults.Select(fault => $"{fault.Round + 1}: {fault.Fault.Name} after {fault.After.TotalSeconds:F1} s")));
        var sending = new TrafficSender(system.Kinesis).SendAsync(records, Pace, perRequest: Math.Max(1, options.TransactionsPerRound / 20), cancellationToken);
        await Task.WhenAll([sending, .. faults.Select(fault => StrikeAsync(system, fault, cancellationToken))]);
        await ReviveAsync(system, cancellationToken);
    }

    private static async Task StrikeAsync(TestedSystem system, PlannedFault planned, CancellationToken cancellationToken)
    {
        await Task.Delay(planned.After, TimeProvider.System, cancellationToken);
        await planned.Fault.StrikeAsync(system, cancellationToken);
    }

    private static async Task ReviveAsync(TestedSystem system, CancellationToken cancellationToken)
    {
        foreach (var process in system.All)
            await process.ReviveAsync(cancellationToken);
    }

    /// <summary>Waits for the last decisions, and for repetitions of earlier ones that workers still have in hand.</summary>
    private async Task SettleAsync(TestedSystem system, DecisionLog log, int count, CancellationToken cancellationToken)
    {
        await log.ReadUntilAsync(count, options.Patience, cancellationToken);
        await ReviveAsync(system, cancellationToken);
        int before;
        do
        {
            before = log.Redelivered;
            await Task.Delay(TimeSpan.FromSeconds(4), TimeProvider.System, cancellationToken);
            await log.ReadRoundAsync(cancellationToken);
        }
        while (log.Redelivered > before);
    }

    /// <summary>Waits until scoring has seen every decision.</summary>
    private async Task<(long Alerts, long Duplicates)> AlertsAsync(TestedSystem system, Verdict verdict, CancellationToken cancellationToken)
    {
        var begun = TimeProvider.System.GetTimestamp();
        while (true)
        {
            using var status = JsonDocument.Parse(await Persistence.UntilItWorksAsync(system.AlertsAsync, cancellationToken));
            long Read(string name) => status.RootElement.GetProperty(name).GetInt64();
            if (Read("decisions_seen") >= verdict.Decided || TimeProvider.System.GetElapsedTime(begun) > options.Patience)
                return (Read("alerts"), Read("duplicate_alerts") + Read("conflicts"));
            await Task.Delay(TimeSpan.FromMilliseconds(300), TimeProvider.System, cancellationToken);
        }
    }
}
