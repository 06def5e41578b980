namespace Visa.Generator.Simulation;

/// <summary>Days as the simulation counts them.</summary>
internal static class EventDay
{
    public const int Milliseconds = 86_400_000;

    private static readonly int Epoch = DateOnly.FromDateTime(DateTime.UnixEpoch).DayNumber;

    /// <summary>Milliseconds from 1970 to the day's midnight, UTC.</summary>
    public static long Midnight(DateOnly date) => (long)(date.DayNumber - Epoch) * Milliseconds;

    public static DateOnly Of(long time) => DateOnly.FromDayNumber((int)(time / Milliseconds) + Epoch);
}
