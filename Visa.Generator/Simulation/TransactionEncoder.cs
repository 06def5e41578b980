using System.Buffers;
using System.Text;
using Visa.Domain.Transactions;
using Visa.Generator.Network;

namespace Visa.Generator.Simulation;

/// <summary>
/// Writes a simulated transaction as the bytes that <see cref="TransactionJson"/> would, from fragments encoded beforehand and without an
/// object made. Safe for several threads.
/// </summary>
internal sealed class TransactionEncoder
{
    /// <summary>No transaction has more bytes: its two names are the only texts without a fixed length.</summary>
    public const int MaxBytes = 2_048;

    private static readonly byte[][] Types = [.. Names("purchase", "refund", "cash", "recurring", "account_verification")];
    private static readonly byte[][] EntryModes = [.. Names("chip", "contactless", "magstripe", "ecommerce", "manual")];
    private static readonly byte[][] Responses = [.. Names("approved", "insufficient_funds", "wrong_pin", "expired_card", "do_not_honor")];
    private static readonly byte[][] Currencies = [.. Cities.All.Select(city => Encoding.ASCII.GetBytes(city.Currency.Code))];
    private static readonly byte[][] Countries = [.. Cities.All.Select(city => Encoding.ASCII.GetBytes(city.Country))];

    /// <summary>Writes the object and a newline.</summary>
    /// <param name="output">Where to.</param>
    /// <param name="day">The day of the transaction.</param>
    /// <param name="index">Its place in the day.</param>
    /// <param name="sentAt">The wall time of the send.</param>
    /// <param name="traceParent">The W3C trace context of a sampled transaction.</param>
    public void Write(IBufferWriter<byte> output, SimulatedDay day, int index, DateTimeOffset sentAt, string? traceParent = null)
    {
        ref readonly var payment = ref day.Payments[index];
        var population = day.Population;
        var home = population.HomeOf(payment.Card);
        var place = population.MerchantAt(payment.Terminal).City;
        var line = new LineWriter(output.GetSpan(MaxBytes));
        line.Raw("{\"transaction_id\":\""u8);
        line.Id(day.Id(index));
        line.Raw("\",\"schema_version\":1,\"transaction_type\":\""u8);
        line.Raw(Types[(int)payment.Type]);
        line.Raw("\","u8);
        line.Raw(population.Faces[payment.Card, payment.Generation].Json);
        line.Raw(",\"amount\":"u8);
        line.Amount(payment.Amount, place.Currency.Decimals);
        line.Raw(",\"currency\":\""u8);
        line.Raw(Currencies[place.Index]);
        line.Raw("\",\"billing_amount\":"u8);
        line.Amount(payment.Billing, home.Currency.Decimals);
        line.Raw(",\"billing_currency\":\""u8);
        line.Raw(Currencies[home.Index]);
        line.Raw("\","u8);
        line.Raw(population.Places.Json(payment.Terminal));
        line.Raw(",\"card_country\":\""u8);
        line.Raw(Countries[home.Index]);
        line.Raw("\",\"entry_mode\":\""u8);
        line.Raw(EntryModes[(int)payment.EntryMode]);
        line.Raw("\",\"response\":\""u8);
        line.Raw(Responses[(int)payment.Response]);
        line.Raw("\",\"timestamp\":\""u8);
        line.Time(day.Midnight + payment.Milliseconds);
        line.Raw("\",\"sent_at\":\""u8);
        line.Time(sentAt.ToUnixTimeMilliseconds());
        if (traceParent is not null) line.TraceParent(traceParent);
        line.Raw("\"}\n"u8);
        output.Advance(line.Length);
    }

    private static IEnumerable<byte[]> Names(params string[] names) => names.Select(Encoding.ASCII.GetBytes);
}
