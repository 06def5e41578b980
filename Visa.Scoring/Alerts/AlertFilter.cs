using Visa.Domain.Decisions;

namespace Visa.Scoring.Alerts;

/// <summary>Which alerts a queue shows.</summary>
/// <param name="Outcome">Null for all.</param>
/// <param name="Status">Null for all.</param>
/// <param name="Analyst">Whose <see cref="AlertStatus.Mine"/> is about.</param>
public sealed record AlertFilter(DecisionOutcome? Outcome, AlertStatus? Status, string Analyst)
{
    public static AlertFilter All { get; } = new(null, null, "");

    internal IQueryable<Alert> Of(IQueryable<Alert> alerts)
    {
        if (Outcome is { } outcome) alerts = alerts.Where(alert => alert.Outcome == outcome);
        return Status switch
        {
            AlertStatus.Open => alerts.Where(alert => alert.Verdict == null),
            AlertStatus.Mine => alerts.Where(alert => alert.Verdict == null && alert.ClaimedBy == Analyst),
            AlertStatus.Judged => alerts.Where(alert => alert.Verdict != null),
            _ => alerts,
        };
    }
}
