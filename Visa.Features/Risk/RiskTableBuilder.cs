namespace Visa.Features.Risk;

/// <summary>Collects the subjects of a table.</summary>
internal sealed class RiskTableBuilder(string version, long asOf, long delay, double prior)
{
    private readonly List<RiskRow>[] _rows = [.. Enum.GetValues<RiskKind>().Select(_ => new List<RiskRow>())];

    /// <summary>A subject of which nothing is known is left out.</summary>
    public void Add(RiskKind kind, ulong subject, WindowCounts counts, TerminalRun run, GenuineAmounts genuine)
    {
        if (counts != default || run != default || genuine != default)
            _rows[(int)kind].Add(new RiskRow(subject, counts, run, genuine));
    }

    public RiskTable ToTable() => new(new RiskTableHead(version, asOf, delay, prior), [.. _rows.Select(rows => new RiskRows([.. rows.OrderBy(row => row.Subject)]))]);
}
