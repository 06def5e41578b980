namespace Visa.Scoring.Alerts;

/// <param name="DuplicateAlerts">Transactions with more than one alert: a defect when not 0.</param>
/// <param name="DecisionsSeen">Transactions of which a decision was read.</param>
/// <param name="FirstDecisionAt">The earliest <c>decided_at</c>.</param>
/// <param name="Conflicts">Transactions with decisions that differ: a defect when not 0.</param>
/// <param name="Redelivered">Decisions read once more, the same as before.</param>
/// <param name="Rejected">Records of the stream that are no decisions.</param>
internal sealed record StatusJson(
    long Alerts,
    long DuplicateAlerts,
    long DecisionsSeen,
    DateTimeOffset? FirstDecisionAt,
    long Conflicts,
    long Reviews,
    long Declines,
    long Redelivered,
    long Rejected,
    string ModelVersion,
    string PolicyVersion);
