namespace Visa.Generator.Network;

/// <summary>A point of sale, a cash machine or a web shop's server; position in degrees.</summary>
internal readonly record struct Terminal(int Merchant, double Latitude, double Longitude)
{
    public (double Latitude, double Longitude) Position => (Latitude, Longitude);
}
