namespace Visa.Features.Risk;

/// <summary>How labels are read.</summary>
public sealed record LabelHistoryOptions
{
    /// <summary>A transaction without a fraud label counts as genuine when it is as old; 7 days by default.</summary>
    public TimeSpan Delay { get; init; } = TimeSpan.FromDays(7);

    /// <summary>A fraud of at least so many times the mean of the card's matured genuine amounts says nothing of its terminal; 2.2 by default.</summary>
    public double ExplainedByRatio { get; init; } = 2.2;

    /// <summary>Nor does one above so many dollars; no such amount by default.</summary>
    public double? ExplainedAbove { get; init; }
}
