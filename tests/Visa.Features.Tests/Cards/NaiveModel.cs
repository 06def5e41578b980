using Visa.Domain.Cards;
using Visa.Domain.Transactions;

namespace Visa.Features.Tests.Cards;

/// <summary>The features by their definition: everything is kept, every window is a filter over all of it.</summary>
internal sealed class NaiveModel
{
    private readonly Dictionary<CardToken, List<Transaction>> _accepted = [];

    public bool TryAccept(Transaction current, out float[] features, out long ordinal)
    {
        if (!_accepted.TryGetValue(current.CardToken, out var card))
            _accepted.Add(current.CardToken, card = []);
        features = [];
        ordinal = card.Count;
        if (card.Any(t => t.Id == current.Id))
            return false;

        features = Features(current, [.. card.Where(t => t.EventTime <= current.EventTime)]);
        card.Add(current);
        ordinal = card.Count;
        return true;
    }

    private static float[] Features(Transaction current, List<Transaction> past)
    {
        List<Transaction> Window(TimeSpan width) => [.. past.Where(t => t.EventTime > current.EventTime - width), current];
        var (minute, hour, day) = (Window(TimeSpan.FromMinutes(1)), Window(TimeSpan.FromHours(1)), Window(TimeSpan.FromHours(24)));
        var previous = past.OrderBy(t => t.EventTime).LastOrDefault();
        var seconds = previous is null ? 31_536_000 : (current.EventTime - previous.EventTime).TotalSeconds;
        var km = previous is null ? 0 : Kilometres(previous, current);
        var sum = day.Sum(t => t.BillingAmount.Amount);
        var amount = (double)current.BillingAmount.Amount;
        var solar = (current.EventTime.TimeOfDay.TotalHours + current.Longitude / 15 + 24) % 24;
        return
        [
            (float)amount,
            (float)Math.Log(1 + amount),
            minute.Count,
            hour.Count,
            day.Count,
            (float)(double)hour.Sum(t => t.BillingAmount.Amount),
            (float)(double)sum,
            sum == 0 ? 1 : (float)((double)(current.BillingAmount.Amount * 1000) * day.Count / (double)(sum * 1000)),
            (float)seconds,
            (float)km,
            (float)(km * 3600 / Math.Max(seconds, 1)),
            day.Select(t => t.MerchantId).Distinct().Count(),
            day.Select(t => t.MerchantCountry).Distinct().Count(),
            day.Count(t => t != current && t.Response != IssuerResponse.Approved),
            current.EntryMode is EntryMode.Ecommerce or EntryMode.Manual ? 1 : 0,
            current.MerchantCountry == current.CardCountry ? 0 : 1,
            solar < 6 ? 1 : 0,
            past.Any(t => t.MerchantCountry == current.MerchantCountry) ? 0 : 1,
        ];
    }

    private static double Kilometres(Transaction a, Transaction b)
    {
        const double Radians = Math.PI / 180;
        var (lat1, lat2, dLat, dLon) = (a.Latitude * Radians, b.Latitude * Radians, (b.Latitude - a.Latitude) * Radians, (b.Longitude - a.Longitude) * Radians);
        var h = Math.Pow(Math.Sin(dLat / 2), 2) + Math.Cos(lat1) * Math.Cos(lat2) * Math.Pow(Math.Sin(dLon / 2), 2);
        return 2 * 6371.0088 * Math.Asin(Math.Min(1, Math.Sqrt(h)));
    }
}
