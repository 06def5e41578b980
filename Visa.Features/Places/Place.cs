namespace Visa.Features.Places;

/// <summary>A position in 24 bits a coordinate: 1.2 m of latitude, 2.4 m of longitude at the equator.</summary>
internal readonly record struct Place(int Latitude, int Longitude)
{
    /// <summary>Steps of a whole turn in longitude, and of half a turn in latitude.</summary>
    public const int Steps = 1 << 24;

    public static Place Of(double latitude, double longitude) => new(
        (int)Math.Clamp(Math.Round((latitude + 90) * (Steps / 180.0)), 0, Steps - 1),
        (int)Math.Round((longitude + 180) * (Steps / 360.0)) & (Steps - 1));

    /// <summary>How far to the east the other is, the short way round, in steps.</summary>
    public int EastOf(Place other) => ((Longitude - other.Longitude + Steps + Steps / 2) & (Steps - 1)) - Steps / 2;
}
