using System.Buffers;
using System.Text;
using Visa.Generator.Simulation;
using Visa.Generator.Truth;

namespace Visa.Generator.Layouts;

/// <summary>Writes a line of the truth as <see cref="TruthLine"/> would, without an object made.</summary>
internal static class TruthEncoder
{
    private const int MaxBytes = 256;

    public static void Write(IBufferWriter<byte> output, SimulatedDay day, int index)
    {
        var typology = day.Typology(index);
        var line = new LineWriter(output.GetSpan(MaxBytes));
        line.Raw("{\"transaction_id\":\""u8);
        line.Id(day.Id(index));
        if (typology is null)
        {
            line.Raw("\",\"is_fraud\":false,\"typology\":null,\"billing_amount\":"u8);
        }
        else
        {
            Span<byte> name = stackalloc byte[64];
            line.Raw("\",\"is_fraud\":true,\"typology\":\""u8);
            line.Raw(name[..Encoding.ASCII.GetBytes(typology, name)]);
            line.Raw("\",\"billing_amount\":"u8);
        }
        ref readonly var payment = ref day.Payments[index];
        line.Amount(payment.Billing, day.Population.HomeOf(payment.Card).Currency.Decimals);
        line.Raw(",\"sent_at\":\""u8);
        line.Time(day.Midnight + day.Payments[index].Milliseconds);
        line.Raw("\"}\n"u8);
        output.Advance(line.Length);
    }
}
