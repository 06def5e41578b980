using System.Globalization;
using System.Text;

namespace Visa.Analytics.Tests.Notebook;

/// <summary>An extract in the form of docs/export.md: cards that pay at home, and frauds that are larger, abroad and reported days later.</summary>
internal static class SyntheticExtract
{
    private const string Times = "yyyy-MM-dd HH:mm:ss.fff";
    private const double FraudShare = 0.01;
    private static readonly DateTime Start = new(2025, 1, 1, 0, 0, 0, DateTimeKind.Utc);
    private static readonly string[] Mccs = ["5411", "5541", "5812", "5732", "4111"];

    public static void Write(string folder, int cards, int days, int seed)
    {
        var random = new Random(seed);
        var payments = Enumerable.Range(0, cards)
            .SelectMany(card => Enumerable.Range(0, days).Select(day => Draw(random, card, day)))
            .OrderBy(payment => payment.At).ToList();
        var asOf = payments[^1].At;
        Save(folder, "transactions.csv",
            "transaction_id,card_token,merchant_id,terminal_id,transaction_type,entry_mode,issuer_response,card_bin,card_country,merchant_country,mcc,latitude,longitude,amount,currency_code,"
            + "billing_amount,billing_currency_code,billing_amount_usd,event_at,is_settled,fraud_reported_at,label_matures_at,as_of_at,is_measured,is_fraud,sampling_weight",
            payments.Select(payment => Row(payment, asOf)));
        Save(folder, "chargebacks.csv", "transaction_id,card_token,reason_code,reason_description,is_fraud_reason,amount,currency_code,transaction_usd,reported_at,days_to_report",
            payments.Where(payment => payment.ReportedAt <= asOf).Select(payment => Text(
                $"{payment.Id},{payment.Card},10.4,Card absent,true,{payment.Usd},USD,{payment.Usd},{payment.ReportedAt!.Value.ToString(Times, CultureInfo.InvariantCulture)},{(payment.ReportedAt.Value - payment.At).TotalDays:0.000}")));
        Save(folder, "decisions.csv", "transaction_id,card_token,card_ordinal,score,decision,first_reason,model_version,policy_version,degrade_step,event_at,decided_at", []);
        Save(folder, "truth.csv", "transaction_id,is_fraud,typology", payments.Select(payment =>
            payment.ReportedAt is null ? $"{payment.Id},false," : $"{payment.Id},true,card_not_present"));
    }

    private static Payment Draw(Random random, int card, int day)
    {
        var isFraud = random.NextDouble() < FraudShare;
        var at = Start.AddDays(day).AddSeconds(random.Next(86_400));
        return new Payment($"{card:D6}-{day:D4}", $"card{card:D6}", $"M{random.Next(40):D3}", Mccs[random.Next(Mccs.Length)], at,
            Math.Round(Math.Exp((isFraud ? 4.5 : 3) + random.NextDouble()), 2), isFraud && random.NextDouble() < 0.8,
            isFraud ? at.AddDays(0.5 + (5 * random.NextDouble())) : null);
    }

    private static string Row(Payment payment, DateTime asOf)
    {
        var matures = payment.At.AddDays(7);
        var isReported = payment.ReportedAt <= asOf;
        return Text($"{payment.Id},{payment.Card},{payment.Merchant},{payment.Merchant}-01,purchase,{(payment.IsAbroad ? "ecommerce" : "chip")},approved,424242,US,{(payment.IsAbroad ? "NA" : "US")},{payment.Mcc},")
            + Text($"40.1,-73.9,{payment.Usd},USD,{payment.Usd},USD,{payment.Usd},{payment.At.ToString(Times, CultureInfo.InvariantCulture)},true,")
            + Text($"{(isReported ? payment.ReportedAt!.Value.ToString(Times, CultureInfo.InvariantCulture) : "")},{matures.ToString(Times, CultureInfo.InvariantCulture)},{asOf.ToString(Times, CultureInfo.InvariantCulture)},")
            + $"{(matures <= asOf ? "true" : "false")},{(matures <= asOf && isReported ? "true" : "false")},1";
    }

    private static string Text(FormattableString line) => line.ToString(CultureInfo.InvariantCulture);

    private static void Save(string folder, string name, string header, IEnumerable<string> rows) =>
        File.WriteAllText(Path.Combine(folder, name), string.Join('\n', rows.Prepend(header)) + "\n", new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));

    private sealed record Payment(string Id, string Card, string Merchant, string Mcc, DateTime At, double Usd, bool IsAbroad, DateTime? ReportedAt);
}
