using Visa.Generator.Simulation;

namespace Visa.Generator.Labels;

/// <summary>What is to happen, by the day on which it will. A day is gone once it has been taken.</summary>
internal sealed class Diary<T>(Func<T, long> timeOf)
{
    private readonly Dictionary<DateOnly, List<T>> _days = [];
    private DateOnly _from = DateOnly.MinValue;

    public void Add(T entry)
    {
        var day = EventDay.Of(timeOf(entry));
        if (day < _from) return;
        if (!_days.TryGetValue(day, out var entries)) _days[day] = entries = [];
        entries.Add(entry);
    }

    public void AddRange(IEnumerable<T> entries)
    {
        foreach (var entry in entries) Add(entry);
    }

    /// <summary>The entries of a day, in the order of <paramref name="key"/>; the days before are forgotten.</summary>
    public List<T> Take<TKey>(DateOnly day, Func<T, TKey> key)
    {
        _from = day.AddDays(1);
        return _days.Remove(day, out var entries) ? [.. entries.OrderBy(key)] : [];
    }
}
