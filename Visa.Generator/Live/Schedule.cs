namespace Visa.Generator.Live;

/// <summary>When on the wall clock an event is due: by its number at a rate, or by its event time at a speed-up.</summary>
internal sealed class Schedule
{
    private readonly DateTimeOffset _wallStart;
    private readonly DateTimeOffset _eventStart;
    private readonly double _rate;
    private readonly double? _speedUp;

    /// <param name="wallStart">When the first event is due at the earliest.</param>
    /// <param name="eventStart">The event time that stands for it.</param>
    /// <param name="rate">Transactions a second of wall time.</param>
    /// <param name="speedUp">Event time by wall time; when given, the rate is what comes of it.</param>
    public Schedule(DateTimeOffset wallStart, DateTimeOffset eventStart, double rate, double? speedUp) =>
        (_wallStart, _eventStart, _rate, _speedUp) = (wallStart, eventStart, rate, speedUp);

    /// <summary>The due time of an event before which so many transactions have been handed on.</summary>
    public DateTimeOffset Due(long transactions, DateTimeOffset eventTime) =>
        _wallStart + (_speedUp is { } speedUp ? (eventTime - _eventStart) / speedUp : TimeSpan.FromSeconds(transactions / _rate));
}
