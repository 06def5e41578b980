using Visa.Features.Risk;
using Visa.Features.Windows;

namespace Visa.Features.Vectors;

/// <summary>
/// Computes the vector of one transaction from its card's events. Sums are of integers, means and deviations are made of them
/// anew each time: the same events give the same bits, live, offline and after a restore.
/// </summary>
internal sealed class FeatureExtractor
{
    private readonly WindowPass _windows = new();

    public ReadOnlySpan<WindowTotals> Windows => _windows.Totals;

    public void Extract(in CardMoment moment, bool isRiskKnown, in RiskFacts risk, Span<float> features)
    {
        _windows.Run(moment.Events);
        TransactionFeatures.Write(moment, features);
        WindowFeatures.Write(moment, _windows.Totals, features);
        RecencyFeatures.Write(moment, features);
        PlaceFeatures.Write(moment, features);
        AmountFeatures.Write(moment, features);
        HabitFeatures.Write(moment, features);
        AcquaintanceFeatures.Write(moment, features);
        SequenceFeatures.Write(moment, features);
        RiskFeatures.Write(moment, isRiskKnown, risk, features);
    }
}
