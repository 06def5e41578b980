namespace Visa.Benchmarks.Handbook;

/// <summary>A row of the Fraud Detection Handbook's simulated transactions.</summary>
internal readonly record struct HandbookPayment(int Number, DateTimeOffset Time, int Customer, int Terminal, long Cents, bool IsFraud)
{
    /// <summary>The first day of the data.</summary>
    public static DateTimeOffset Origin { get; } = new(2018, 4, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>Days since <see cref="Origin"/>.</summary>
    public int Day => (int)(Time - Origin).TotalDays;
}
