using Visa.Domain.Transactions;
using Visa.Features.Cards;

namespace Visa.Features.Vectors;

/// <summary>Computes the vector of one transaction from its card's events. Windows are (t - w, t] in event time.</summary>
internal sealed class FeatureExtractor
{
    private const long Minute = 60_000;
    private const long Hour = 60 * Minute;
    private const long Day = 24 * Hour;
    private const int NightEndsAtHour = 6;
    private const double DegreesPerHour = 15;

    // A vector is all finite numbers, and a rule on short times must not fire on a first transaction.
    private const float SecondsOfNoPrevious = 365 * 24 * 3600;

    private readonly HashSet<ulong> _merchants = [];
    private readonly HashSet<Country> _countries = [];

    /// <param name="events">The card's events, this one included.</param>
    /// <param name="place">Where this one is among them; those after it are later in event time and do not count.</param>
    public void Extract(Transaction transaction, EventRing events, int place, bool isNewCountry, Span<float> features)
    {
        ref readonly var current = ref events[place];
        var amount = Units(current.Amount);
        features[0] = (float)amount;
        features[1] = (float)Math.Log(1 + amount);
        Windows(events, place, features);
        SincePrevious(events, place, features);
        features[14] = Flag(transaction.EntryMode is EntryMode.Ecommerce or EntryMode.Manual);
        features[15] = Flag(!string.Equals(transaction.MerchantCountry, transaction.CardCountry, StringComparison.Ordinal));
        features[16] = Flag(SolarHour(current) < NightEndsAtHour);
        features[17] = Flag(isNewCountry);
    }

    private void Windows(EventRing events, int place, Span<float> features)
    {
        var (inMinute, inHour, inDay, declines) = (0, 0, 0, 0);
        var (sumOfHour, sumOfDay) = (Int128.Zero, Int128.Zero);
        var now = events[place].Time;
        _merchants.Clear();
        _countries.Clear();

        for (var i = place; i >= 0 && events[i].Time > now - Day; i--)
        {
            ref readonly var past = ref events[i];
            inDay++;
            sumOfDay += past.Amount;
            _merchants.Add(past.Merchant);
            _countries.Add(past.Country);
            if (i != place && past.IsDeclined)
                declines++;
            if (past.Time > now - Minute)
                inMinute++;
            if (past.Time > now - Hour)
            {
                inHour++;
                sumOfHour += past.Amount;
            }
        }

        features[2] = inMinute;
        features[3] = inHour;
        features[4] = inDay;
        features[5] = (float)Units(sumOfHour);
        features[6] = (float)Units(sumOfDay);
        features[7] = sumOfDay == 0 ? 1 : (float)((double)events[place].Amount * inDay / (double)sumOfDay);
        features[11] = _merchants.Count;
        features[12] = _countries.Count;
        features[13] = declines;
    }

    private static void SincePrevious(EventRing events, int place, Span<float> features)
    {
        if (place == 0)
        {
            (features[8], features[9], features[10]) = (SecondsOfNoPrevious, 0, 0);
            return;
        }

        ref readonly var previous = ref events[place - 1];
        ref readonly var current = ref events[place];
        var seconds = (current.Time - previous.Time) / 1000.0;
        var kilometres = GreatCircle.Kilometres(previous.Latitude, previous.Longitude, current.Latitude, current.Longitude);
        features[8] = (float)seconds;
        features[9] = (float)kilometres;
        features[10] = (float)(kilometres * 3600 / Math.Max(seconds, 1));
    }

    /// <summary>0 to 24. No time zone table: the sun is what makes a night, and the data has coordinates.</summary>
    private static double SolarHour(in CardEvent current)
    {
        var hour = current.Time % Day / (double)Hour + current.Longitude / DegreesPerHour;
        return hour < 0 ? hour + 24 : hour >= 24 ? hour - 24 : hour;
    }

    private static double Units(Int128 amount) => (double)amount / CardEvent.AmountsPerUnit;

    private static float Flag(bool value) => value ? 1 : 0;
}
