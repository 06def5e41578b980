namespace Visa.Reports.Scales;

/// <summary>Where an axis begins and ends on the drawing; the y axis begins at the foot, so it runs downwards in pixels.</summary>
internal readonly record struct PixelRange(double From, double To)
{
    public double Length => Math.Abs(To - From);

    public double At(double share) => From + share * (To - From);
}
