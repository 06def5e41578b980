namespace Visa.Features.Risk;

/// <summary>How labels are read.</summary>
public sealed record LabelHistoryOptions
{
    /// <summary>A transaction without a fraud label counts as genuine when it is as old; 7 days by default.</summary>
    public TimeSpan Delay { get; init; } = TimeSpan.FromDays(7);

    /// <summary>
    /// Labels of older transactions are no longer taken; 180 days by default, for an issuer may dispute for 120 days. Transactions are
    /// kept as long, so that memory does not grow with the length of the history. At least the delay and 30 days.
    /// </summary>
    public TimeSpan LabelHorizon { get; init; } = TimeSpan.FromDays(180);

    /// <summary>A fraud of at least so many times the mean of the card's matured genuine amounts says nothing of its terminal; 2.2 by default.</summary>
    public double ExplainedByRatio { get; init; } = 2.2;

    /// <summary>Nor does one above so many dollars; no such amount by default.</summary>
    public double? ExplainedAbove { get; init; }
}
