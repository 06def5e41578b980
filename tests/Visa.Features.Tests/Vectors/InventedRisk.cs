using Visa.Features.Risk;

namespace Visa.Features.Tests.Vectors;

/// <summary>Facts that follow from the hashes of the subjects; some subjects have none.</summary>
internal sealed class InventedRisk : IRiskSource
{
    public string Version => "invented";

    public bool TryFind(in RiskSubjects subjects, out RiskFacts facts)
    {
        facts = new RiskFacts
        {
            AsOf = Transactions.Noon.ToUnixTimeMilliseconds(),
            Prior = 0.01,
            Terminal = Counts(subjects.Terminal),
            Merchant = Counts(subjects.Merchant),
            Mcc = Counts(subjects.Mcc),
            Bin = Counts(subjects.Bin),
            Card = Counts(subjects.Card),
            Run = subjects.Terminal % 3 == 0 ? default : new TerminalRun(1, 2, 3, (int)(subjects.Terminal % 2), 1_700_000_000_000, 1_700_000_000_001),
            Genuine = subjects.Card % 2 == 0 ? new GenuineAmounts(7, 700_000, 300_000, 12_345.5) : default,
        };
        return true;
    }

    private static WindowCounts Counts(ulong subject) => subject % 4 == 0 ? default : new((int)(subject % 3), 0, 5, 1, 20 + (int)(subject % 7), 3);
}
