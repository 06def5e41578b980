namespace Visa.Generator.Report.Observations;

/// <summary>Counts and values of one kind of transaction, honest and fraudulent apart.</summary>
internal sealed class Counts(int kinds)
{
    private readonly long[] _honest = new long[kinds];
    private readonly long[] _fraud = new long[kinds];

    public long HonestTotal { get; private set; }

    public long FraudTotal { get; private set; }

    public long Total => HonestTotal + FraudTotal;

    public void Add(int kind, bool isFraud)
    {
        if (isFraud)
        {
            _fraud[kind]++;
            FraudTotal++;
        }
        else
        {
            _honest[kind]++;
            HonestTotal++;
        }
    }

    public long Of(int kind) => _honest[kind] + _fraud[kind];

    /// <summary>The kind's percentage of the honest.</summary>
    public double HonestPercent(int kind) => HonestTotal == 0 ? 0 : 100.0 * _honest[kind] / HonestTotal;

    /// <summary>The kind's percentage of the frauds.</summary>
    public double FraudPercent(int kind) => FraudTotal == 0 ? 0 : 100.0 * _fraud[kind] / FraudTotal;
}
