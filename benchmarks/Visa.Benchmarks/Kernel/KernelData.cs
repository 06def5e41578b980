using Visa.Scoring.Training;

namespace Visa.Benchmarks.Kernel;

/// <summary>Rows with as many features as the catalogue has, of which a dozen matter; enough structure for trees to grow to their full size.</summary>
internal static class KernelData
{
    public const int Width = 150;

    private const int Telling = 12;

    public static LabelledRows Make(int count, int seed)
    {
        var random = new Random(seed);
        var values = new float[count * Width];
        var isFraud = new bool[count];
        for (var row = 0; row < count; row++)
        {
            var at = values.AsSpan(row * Width, Width);
            foreach (ref var value in at) value = (float)Math.Exp(random.NextDouble() * 6 - 3);
            var odds = -4.0;
            for (var i = 0; i < Telling; i++) odds += Math.Sin(at[i] * (i + 1)) + (at[i] > 12 && at[i + Telling] < 0.2 ? 2 : 0);
            isFraud[row] = random.NextDouble() < 1 / (1 + Math.Exp(-odds));
        }

        return new LabelledRows(Width, values, isFraud);
    }
}
