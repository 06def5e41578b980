using Visa.Generator.Behaviour;
using Visa.Generator.Simulation;

namespace Visa.Generator.Fraud;

/// <summary>What holders set out to pay on any day, past or to come: campaigns hang on to it.</summary>
internal sealed class HolderDays(Population population)
{
    private readonly CustomerDay _day = new(population);
    private readonly IntentList _intents = new();
    private readonly Dictionary<DateOnly, DayCalendar> _calendars = [];

    public DayCalendar Calendar(DateOnly date)
    {
        if (!_calendars.TryGetValue(date, out var calendar)) _calendars[date] = calendar = new DayCalendar(date);
        return calendar;
    }

    /// <summary>The intents of a customer on a day; valid until the next call.</summary>
    public IntentList Of(int customer, DateOnly date)
    {
        _intents.Clear();
        _day.Plan(customer, Calendar(date), _intents);
        return _intents;
    }

    public void ForgetBefore(DateOnly date)
    {
        foreach (var old in _calendars.Keys.Where(day => day < date).ToList()) _calendars.Remove(old);
    }
}
