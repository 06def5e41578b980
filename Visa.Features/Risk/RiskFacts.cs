namespace Visa.Features.Risk;

/// <summary>What is known of the subjects of one transaction.</summary>
public record struct RiskFacts
{
    /// <summary>Labels reported before this moment are in here, ms since 1970.</summary>
    public long AsOf { get; set; }

    /// <summary>Share of frauds where a subject has no transaction.</summary>
    public double Prior { get; set; }

    public WindowCounts Terminal { get; set; }

    public WindowCounts Merchant { get; set; }

    public WindowCounts Mcc { get; set; }

    public WindowCounts Bin { get; set; }

    public WindowCounts Card { get; set; }

    public TerminalRun Run { get; set; }

    public GenuineAmounts Genuine { get; set; }
}
