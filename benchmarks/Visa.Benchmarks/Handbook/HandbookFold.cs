namespace Visa.Benchmarks.Handbook;

/// <summary>Seven days of training, seven of label delay, seven of test. (Handbook, chapter 5: prequential validation.)</summary>
/// <param name="TrainingDay">First day of training, since <see cref="HandbookPayment.Origin"/>.</param>
internal readonly record struct HandbookFold(int TrainingDay)
{
    public const int Days = 7;

    public int TestDay => TrainingDay + 2 * Days;

    public static HandbookFold[] Validation { get; } = [From(7, 11), From(7, 4), From(6, 27), From(6, 20)];

    public static HandbookFold[] Test { get; } = [From(8, 15), From(8, 8), From(8, 1), From(7, 25)];

    /// <summary>The days that any fold touches.</summary>
    public static (int First, int Last) Reach => (Validation.Min(fold => fold.TrainingDay), Test.Max(fold => fold.TestDay) + Days - 1);

    private static HandbookFold From(int month, int day) => new((int)(new DateTimeOffset(2018, month, day, 0, 0, 0, TimeSpan.Zero) - HandbookPayment.Origin).TotalDays);
}
