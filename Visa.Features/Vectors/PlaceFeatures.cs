using Visa.Features.Places;
using static Visa.Features.FeatureCatalogue;

namespace Visa.Features.Vectors;

/// <summary>Where the card is and was. Only transactions with the card present have a place: an on-line shop is nowhere.</summary>
internal static class PlaceFeatures
{
    private const double MillisecondsPerHour = 3_600_000;
    private const long ShortestTravel = 1000;

    private static readonly int FromPrevious = Slot("km_from_previous"), Speed = Slot("km_per_hour"), FromUsual = Slot("km_from_usual_place"), PresentCount = Slot("present_count_30d");

    public static void Write(in CardMoment moment, Span<float> features)
    {
        var month = moment.Month;
        var (last, count, north, east) = (-1, 0, 0L, 0L);
        for (var i = month.Length - 1; i >= 0; i--)
        {
            if (month[i].IsNotPresent)
                continue;
            last = last < 0 ? i : last;
            count++;
            north += month[i].Place.Latitude;
            // Around the place of the newest, so that the date line divides nobody's home.
            east += month[i].Place.EastOf(month[last].Place);
        }
        features[PresentCount] = count;
        features[FromPrevious] = features[Speed] = features[FromUsual] = float.NaN;
        if (count == 0 || moment.Current.IsNotPresent)
            return;

        var place = moment.Current.Place;
        var newest = month[last];
        var kilometres = GreatCircle.Kilometres(newest.Place, place);
        features[FromPrevious] = (float)kilometres;
        features[Speed] = (float)(kilometres * MillisecondsPerHour / Math.Max(moment.Current.Time - newest.Time, ShortestTravel));
        var usual = new Place((int)(north / count), (int)(newest.Place.Longitude + east / count) & (Place.Steps - 1));
        features[FromUsual] = (float)GreatCircle.Kilometres(usual, place);
    }
}
