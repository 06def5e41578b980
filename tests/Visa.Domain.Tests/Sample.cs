using System.Buffers;
using Visa.Domain.Cards;
using Visa.Domain.Chargebacks;
using Visa.Domain.Decisions;
using Visa.Domain.Transactions;

namespace Visa.Domain.Tests;

/// <summary>Random but seeded contracts, with the awkward values in them.</summary>
internal static class Sample
{
    private static readonly string[] Names = ["Anna Müller", "O'Brien \"Bob\"", "Łukasz Żółć", "李小龍", "a\\b\tc", "Zoë 🙂", "X"];
    private static readonly Currency[] Currencies = [.. Currency.All.OrderBy(currency => currency.Code, StringComparer.Ordinal)];

    public static Transaction Transaction(Random random) => new()
    {
        Id = TransactionId.Create(Time(random), Token(random).Value),
        Type = Pick(random, Enum.GetValues<TransactionType>()),
        CardNumber = Pan(random).Mask(),
        CardHolder = Pick(random, Names),
        CardToken = Token(random),
        AccountToken = Token(random),
        Amount = Money(random),
        BillingAmount = Money(random),
        Merchant = Pick(random, Names),
        MerchantId = $"M{random.Next(1_000_000):D6}",
        Mcc = random.Next(10_000),
        MerchantCountry = "DE",
        TerminalId = $"T{random.Next(1_000_000):D6}",
        Latitude = random.NextDouble() * 180 - 90,
        Longitude = random.NextDouble() * 360 - 180,
        CardCountry = "US",
        EntryMode = Pick(random, Enum.GetValues<EntryMode>()),
        Response = Pick(random, Enum.GetValues<IssuerResponse>()),
        EventTime = Time(random),
        SentAt = Time(random),
        TraceParent = random.Next(2) == 0 ? null : $"00-{random.NextInt64(1, long.MaxValue):x32}-{random.NextInt64(1, long.MaxValue):x16}-01",
    };

    public static Decision Decision(Random random) => new()
    {
        TransactionId = TransactionId.Create(Time(random), Token(random).Value),
        CardToken = Token(random),
        CardOrdinal = random.NextInt64(1, long.MaxValue),
        Score = random.NextDouble(),
        Outcome = Pick(random, Enum.GetValues<DecisionOutcome>()),
        Reasons = [.. Enumerable.Range(0, random.Next(5)).Select(i => new DecisionReason($"R{i}", (random.NextDouble() - 0.5) * Math.Pow(10, random.Next(-20, 20))))],
        Context = new DecisionContext("m-1", "p-1", random.Next(100), "none", Pick(random, Enum.GetValues<DegradeStep>())),
        EventTime = Time(random),
        DecidedAt = Time(random),
    };

    public static Chargeback Chargeback(Random random) => new()
    {
        TransactionId = TransactionId.Create(Time(random), Token(random).Value),
        CardToken = Token(random),
        ReportedAt = Time(random),
        ReasonCode = "10.4",
        Amount = Money(random),
    };

    public static Pan Pan(Random random)
    {
        var payload = new char[random.Next(Domain.Cards.Pan.MinLength, Domain.Cards.Pan.MaxLength + 1) - 1];
        for (var i = 0; i < payload.Length; i++) payload[i] = (char)('0' + random.Next(10));
        return Domain.Cards.Pan.FromPayload(payload);
    }

    public static CardToken Token(Random random) => new(new UInt128((ulong)random.NextInt64(long.MinValue, long.MaxValue), (ulong)random.NextInt64(long.MinValue, long.MaxValue)));

    public static Money Money(Random random) => new(random.NextInt64((long)Math.Pow(10, random.Next(16))), Pick(random, Currencies));

    public static DateTimeOffset Time(Random random) => DateTimeOffset.FromUnixTimeMilliseconds(random.NextInt64(0, 7_258_118_400_000));

    public static byte[] Json<T>(Action<IBufferWriter<byte>, T> write, T value)
    {
        var output = new ArrayBufferWriter<byte>();
        write(output, value);
        return output.WrittenSpan.ToArray();
    }

    private static T Pick<T>(Random random, T[] values) => values[random.Next(values.Length)];
}
