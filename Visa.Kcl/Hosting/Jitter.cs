namespace Amazon.Kinesis.ClientLibrary.Hosting;

/// <summary>Chance, so that workers that do the same thing at the same time drift apart. Safe for concurrent use.</summary>
internal sealed class Jitter(int seed)
{
    private readonly Lock _gate = new();
    private readonly Random _random = new(seed);

    public void Shuffle<T>(T[] items)
    {
        lock (_gate)
            _random.Shuffle(items);
    }

    /// <summary>Between half of the time and all of it.</summary>
    public TimeSpan Of(TimeSpan time)
    {
        lock (_gate)
            return time * (0.5 + 0.5 * _random.NextDouble());
    }
}
