using Visa.Features.Places;

namespace Visa.Features.Clocks;

/// <summary>A moment on a local clock, at most a week before 1970.</summary>
internal readonly struct LocalTime
{
    private const long Hour = 3_600_000;
    private const long Day = 24 * Hour;
    private const long Week = 7 * Day;

    // 1970 began on a Thursday.
    private const uint MondayShift = 3;

    private readonly long _ofDay;
    private readonly uint _days;

    /// <param name="milliseconds">Since 1970 on that clock.</param>
    public LocalTime(long milliseconds)
    {
        var shifted = (ulong)(milliseconds + Week);
        var days = shifted / Day;
        _ofDay = (long)(shifted - days * Day);
        _days = (uint)days + MondayShift;
    }

    public bool IsNight => _ofDay < 6 * Hour;

    public bool IsWeekend => _days % 7 >= 5;

    public double HourSine => Sine(_ofDay / (double)Day);

    public double HourCosine => Sine((_ofDay + Day / 4) % Day / (double)Day);

    public double WeekdaySine => Sine(OfWeek / (double)Week);

    public double WeekdayCosine => Sine((OfWeek + Week / 4) % Week / (double)Week);

    // Monday's midnight, as that of every day, is a whole number of days from the one that is counted from.
    private long OfWeek => _days % 7 * Day + _ofDay;

    /// <summary>True when the times of day are at most an hour and a half apart.</summary>
    public bool IsNearTimeOf(LocalTime other)
    {
        var apart = Math.Abs(_ofDay - other._ofDay);
        return Math.Min(apart, Day - apart) <= Hour + Hour / 2;
    }

    // The turn, 0 to 1, moved to where the sine is exact.
    private static double Sine(double turn) => -GreatCircle.Sine((turn - 0.5) * 2 * Math.PI);
}
