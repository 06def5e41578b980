using Visa.Scoring.Training;

namespace Visa.Scoring.Tests.Training;

/// <summary>Rows whose fraud depends on three of their features, one of them by its rare tail, and on chance.</summary>
internal static class FraudLikeRows
{
    public const int Width = 6;

    public static LabelledRows Make(int count, int seed)
    {
        var random = new Random(seed);
        var values = new float[count * Width];
        var isFraud = new bool[count];
        for (var row = 0; row < count; row++)
        {
            var at = values.AsSpan(row * Width, Width);
            for (var i = 0; i < Width; i++) at[i] = (float)random.NextDouble();
            at[1] = (float)Math.Exp(2 * Gauss(random));
            at[2] = random.Next(5) - 1;
            var odds = -5 + (at[1] > 40 ? 4 : 0) + (at[2] >= 3 ? 2.5 : 0) + 2 * at[0];
            isFraud[row] = random.NextDouble() < 1 / (1 + Math.Exp(-odds));
        }

        return new LabelledRows(Width, values, isFraud);
    }

    private static double Gauss(Random random) => Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
}
