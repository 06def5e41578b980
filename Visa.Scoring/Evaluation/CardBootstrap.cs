namespace Visa.Scoring.Evaluation;

/// <summary>
/// Percentile confidence intervals by resampling cards, not rows: the rows of a card rise and fall together, and intervals that take them for independent are too narrow. Seeded.
/// </summary>
internal sealed class CardBootstrap
{
    private readonly int[] _cardOfRow;
    private readonly int _cards;

    public CardBootstrap(ScoredRows rows)
    {
        var numbers = new Dictionary<int, int>();
        _cardOfRow = [.. rows.Cards.Select(card => numbers.TryGetValue(card, out var number) ? number : numbers[card] = numbers.Count)];
        _cards = numbers.Count;
    }

    /// <param name="figure">A figure of the rows, each taken as often as its weight says; NaN when it is not defined. Asked by several threads at once.</param>
    /// <param name="samples">How many times the cards are drawn anew.</param>
    /// <param name="seed">The same seed gives the same interval.</param>
    /// <returns>The 2.5th and the 97.5th percentile over the samples in which the figure is defined; NaN when it is in none.</returns>
    public (double Low, double High) Interval(Func<int[], double> figure, int samples, int seed) => Intervals(weights => [figure(weights)], samples, seed)[0];

    /// <summary>The intervals of several figures over the same draws, each as <see cref="Interval"/> gives it.</summary>
    public (double Low, double High)[] Intervals(Func<int[], double[]> figures, int samples, int seed)
    {
        var random = new Random(seed);
        int[] seeds = [.. Enumerable.Range(0, samples).Select(_ => random.Next())];
        var values = new double[samples][];
        Parallel.For(0, samples, () => (Drawn: new int[_cards], Weights: new int[_cardOfRow.Length]), (sample, _, room) =>
        {
            Draw(new Random(seeds[sample]), room.Drawn, room.Weights);
            values[sample] = figures(room.Weights);
            return room;
        }, _ => { });
        return [.. Enumerable.Range(0, values[0].Length).Select(figure => Bounds([.. values.Select(sample => sample[figure]).Where(value => !double.IsNaN(value))]))];
    }

    private void Draw(Random random, int[] drawn, int[] weights)
    {
        Array.Clear(drawn);
        for (var i = 0; i < drawn.Length; i++) drawn[random.Next(drawn.Length)]++;
        for (var row = 0; row < weights.Length; row++) weights[row] = drawn[_cardOfRow[row]];
    }

    private static (double Low, double High) Bounds(List<double> values)
    {
        values.Sort();
        return values.Count == 0 ? (double.NaN, double.NaN) : (Percentile(values, 0.025), Percentile(values, 0.975));
    }

    private static double Percentile(List<double> sorted, double share)
    {
        var place = share * (sorted.Count - 1);
        var below = (int)place;
        return below + 1 == sorted.Count ? sorted[below] : sorted[below] + (place - below) * (sorted[below + 1] - sorted[below]);
    }
}
