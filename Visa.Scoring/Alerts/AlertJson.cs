using Visa.Domain.Decisions;

namespace Visa.Scoring.Alerts;

/// <summary>An alert as the API gives it.</summary>
internal sealed record AlertJson(
    long Number,
    string TransactionId,
    string CardToken,
    long CardOrdinal,
    double Score,
    DecisionOutcome Decision,
    IReadOnlyList<AlertReason> Reasons,
    DecisionContext Context,
    DateTimeOffset EventTime,
    DateTimeOffset DecidedAt,
    DateTimeOffset ReceivedAt,
    string? ClaimedBy,
    AlertVerdict? Verdict,
    string? Note,
    DateTimeOffset? JudgedAt)
{
    public static AlertJson Of(Alert alert) => new(
        alert.Number,
        alert.TransactionId,
        alert.CardToken,
        alert.CardOrdinal,
        alert.Score,
        alert.Outcome,
        alert.Reasons,
        new DecisionContext(alert.ModelVersion, alert.PolicyVersion, alert.CatalogueVersion, alert.RiskVersion, alert.Step),
        alert.EventTime,
        alert.DecidedAt,
        alert.ReceivedAt,
        alert.ClaimedBy,
        alert.Verdict,
        alert.Note,
        alert.JudgedAt);
}
