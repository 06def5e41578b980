using Visa.Scoring.Alerts;

namespace Visa.Scoring.Feedback;

/// <summary>A line of <c>raw/feedback</c>; of several for one transaction the latest <paramref name="GivenAt"/> counts.</summary>
internal sealed record FeedbackLine(string TransactionId, string CardToken, AlertVerdict Verdict, string Analyst, string? Note, DateTimeOffset GivenAt);
