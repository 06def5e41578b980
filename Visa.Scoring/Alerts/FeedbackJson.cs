namespace Visa.Scoring.Alerts;

internal sealed record FeedbackJson(string? TransactionId, AlertVerdict? Verdict, string? Note);
