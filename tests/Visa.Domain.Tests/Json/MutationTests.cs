using System.Buffers;
using Visa.Domain.Chargebacks;
using Visa.Domain.Decisions;
using Visa.Domain.Transactions;

namespace Visa.Domain.Tests.Json;

/// <summary>Whatever the bytes, a codec answers: it never throws, and what it accepts it can write and read again.</summary>
public sealed class MutationTests
{
    private const int Inputs = 100_000;

    private delegate bool TryRead<T>(ReadOnlySpan<byte> json, out T? value, out string? error) where T : class;

    [Fact]
    public void TransactionTryRead_MutatedBytes_NeverThrows() => Mutate(2, Sample.Transaction, TransactionJson.Write, TransactionJson.TryRead);

    [Fact]
    public void DecisionTryRead_MutatedBytes_NeverThrows() => Mutate(3, Sample.Decision, DecisionJson.Write, DecisionJson.TryRead);

    [Fact]
    public void ChargebackTryRead_MutatedBytes_NeverThrows() => Mutate(4, Sample.Chargeback, ChargebackJson.Write, ChargebackJson.TryRead);

    private static void Mutate<T>(int seed, Func<Random, T> sample, Action<IBufferWriter<byte>, T> write, TryRead<T> tryRead) where T : class
    {
        var random = new Random(seed);
        var refused = 0;
        for (var i = 0; i < Inputs; i++)
        {
            var json = Mutated(random, Sample.Json(write, sample(random)));
            if (!tryRead(json, out var value, out var error))
            {
                refused++;
                Assert.Null(value);
                Assert.False(string.IsNullOrEmpty(error));
                continue;
            }
            var written = Sample.Json(write, value!);
            Assert.True(tryRead(written, out var again, out error), error);
            Assert.Equal(written, Sample.Json(write, again!));
        }
        Assert.InRange(refused, Inputs / 4, Inputs - 1);
    }

    internal static byte[] Mutated(Random random, byte[] json)
    {
        var bytes = json.ToList();
        for (var n = random.Next(1, 4); n > 0; n--)
        {
            var at = random.Next(bytes.Count);
            switch (random.Next(6))
            {
                case 0: bytes[at] = (byte)random.Next(256); break;
                case 1: bytes.RemoveAt(at); break;
                case 2: bytes.Insert(at, (byte)"\"\\{}[]:,-.eE0u"[random.Next(14)]); break;
                case 3: bytes.RemoveRange(at, Math.Min(random.Next(40), bytes.Count - at)); break;
                case 4: bytes.InsertRange(at, bytes.GetRange(at, Math.Min(random.Next(60), bytes.Count - at))); break;
                default: bytes[at] ^= (byte)(1 << random.Next(8)); break;
            }
            if (bytes.Count == 0) return [];
        }
        return [.. bytes];
    }
}
