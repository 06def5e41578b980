using System.Buffers.Binary;
using Visa.Domain.Chargebacks;
using Visa.Domain.Transactions;

namespace Visa.Generator.Report.Observations;

/// <summary>The chargebacks reported within the report's days. The id of a transaction carries its time, so that of one before them is known too.</summary>
internal sealed class ChargebackFigures
{
    private readonly Dictionary<string, int> _reasons = [];

    public Sample DelayDays { get; } = new(200_000);

    public long Count => DelayDays.Count;

    public IEnumerable<(string Code, int Count)> Reasons => _reasons.OrderByDescending(pair => pair.Value).Select(pair => (pair.Key, pair.Value));

    public void Add(Chargeback chargeback)
    {
        DelayDays.Add((chargeback.ReportedAt - EventTime(chargeback.TransactionId)).TotalDays);
        _reasons[chargeback.ReasonCode] = _reasons.GetValueOrDefault(chargeback.ReasonCode) + 1;
    }

    /// <summary>The first 48 bits of a UUIDv7: milliseconds since 1970.</summary>
    private static DateTimeOffset EventTime(TransactionId id)
    {
        Span<byte> bytes = stackalloc byte[16];
        id.Value.TryWriteBytes(bytes, bigEndian: true, out _);
        return DateTimeOffset.FromUnixTimeMilliseconds((long)(BinaryPrimitives.ReadUInt64BigEndian(bytes) >> 16));
    }
}
