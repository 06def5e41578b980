using Microsoft.Extensions.Options;

namespace Visa.Generator.Reconciliation;

/// <summary>Waits for what follows the decisions: the alerts at Scoring and the objects in the lake.</summary>
internal sealed class RunOutputs(ScoringClient scoring, LakeObjects lake, IOptions<ReconcileOptions> options, TimeProvider timeProvider)
{
    private readonly ReconcileOptions _options = options.Value;

    /// <summary>Scoring's status once it has seen so many decisions and rests, or its last when patience is over.</summary>
    public async Task<ScoringStatus?> AlertsAsync(int decided, CancellationToken cancellationToken)
    {
        var patience = new Patience(_options.Patience, timeProvider);
        ScoringStatus? last = null;
        while (true)
        {
            var status = await scoring.TryGetStatusAsync(cancellationToken);
            if (status is not null && status == last && status.DecisionsSeen >= decided) return status;
            if (status is not null && status.DecisionsSeen > (last?.DecisionsSeen ?? -1)) patience.Renew();
            if (patience.IsOver) return status;
            last = status;
            await Task.Delay(_options.PollInterval, timeProvider, cancellationToken);
        }
    }

    /// <summary>How many objects of each kind the lake holds, once it has both or patience is over.</summary>
    public async Task<(int Raw, int Decisions)> ObjectsAsync(DateTimeOffset since, CancellationToken cancellationToken)
    {
        var patience = new Patience(_options.LakePatience, timeProvider);
        while (true)
        {
            var raw = await lake.CountAsync(LakeObjects.Transactions, since, cancellationToken);
            var decisions = await lake.CountAsync(LakeObjects.Decisions, since, cancellationToken);
            if ((raw > 0 && decisions > 0) || patience.IsOver) return (raw, decisions);
            await Task.Delay(_options.PollInterval, timeProvider, cancellationToken);
        }
    }
}
