namespace Visa.Scoring.Evaluation;

/// <summary>Predicted against observed probabilities, in bins of equally many rows.</summary>
internal static class CalibrationCurve
{
    /// <returns>Mean probability, observed share of fraud and rows of each bin, from low to high.</returns>
    public static IReadOnlyList<CalibrationBin> Of(double[] probabilities, bool[] isFraud, int bins)
    {
        var order = Enumerable.Range(0, probabilities.Length).OrderBy(row => probabilities[row]).ToArray();
        return
        [
            .. order.Chunk(Math.Max(1, (order.Length + bins - 1) / bins))
                .Select(bin => new CalibrationBin(bin.Average(row => probabilities[row]), bin.Average(row => isFraud[row] ? 1.0 : 0.0), bin.Length)),
        ];
    }

    /// <summary>The same in bins of equal width on a logarithmic scale: where fraud is rare, equally many rows would put all that matters into one bin.</summary>
    public static IReadOnlyList<CalibrationBin> ByMagnitude(double[] probabilities, bool[] isFraud, int binsPerDecade) =>
    [
        .. Enumerable.Range(0, probabilities.Length).Where(row => probabilities[row] > 0).GroupBy(row => (int)Math.Floor(Math.Log10(probabilities[row]) * binsPerDecade)).OrderBy(bin => bin.Key)
            .Select(bin => new CalibrationBin(bin.Average(row => probabilities[row]), bin.Average(row => isFraud[row] ? 1.0 : 0.0), bin.Count())),
    ];

    /// <summary>The expected calibration error: the mean distance of predicted from observed, over the rows.</summary>
    public static double Error(IReadOnlyList<CalibrationBin> bins) =>
        bins.Sum(bin => Math.Abs(bin.Predicted - bin.Observed) * bin.Rows) / bins.Sum(bin => (double)bin.Rows);
}
