using Visa.Scoring.Alerts;

namespace Visa.Scoring.Feedback;

/// <summary>A verdict on its way to <c>raw/feedback</c>, and the record that it was given.</summary>
public sealed class GivenFeedback
{
    public long Number { get; init; }

    public required string TransactionId { get; init; }

    public required string CardToken { get; init; }

    public required AlertVerdict Verdict { get; init; }

    public required string Analyst { get; init; }

    public required string? Note { get; init; }

    public required DateTimeOffset GivenAt { get; init; }

    /// <summary>When the delivery stream acknowledged it; null before.</summary>
    public DateTimeOffset? SentAt { get; set; }
}
