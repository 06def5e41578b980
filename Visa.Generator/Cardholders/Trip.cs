namespace Visa.Generator.Cardholders;

/// <summary>A stay in another city; times in milliseconds since 1970, UTC. On the way the holder pays nowhere in person.</summary>
internal readonly record struct Trip(int City, long Leaves, long Arrives, long Returns, long IsBack)
{
    /// <summary>Where its traveller is: the trip's city, home, or on the way (null).</summary>
    public int? Locate(long time, int home)
    {
        if (time < Leaves || time >= IsBack) return home;
        return time >= Arrives && time < Returns ? City : null;
    }
}
