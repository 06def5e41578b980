namespace Visa.Scoring.Alerts;

internal sealed record VerdictJson(AlertVerdict? Verdict, string? Note);
