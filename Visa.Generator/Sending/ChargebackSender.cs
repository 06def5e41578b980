using System.Buffers;
using System.Threading.Channels;
using Amazon.Kinesis;
using Microsoft.Extensions.Options;
using Visa.Domain.Chargebacks;
using Visa.ServiceDefaults.Platform;

namespace Visa.Generator.Sending;

/// <summary>Sends chargebacks to their stream, in the order of their reports.</summary>
internal sealed class ChargebackSender(
    IAmazonKinesis kinesis, GeneratorTelemetry telemetry, IOptions<PlatformOptions> platform, ILogger<ChargebackSender> logger)
{
    private const int MaxBatch = 100;

    private readonly StreamWriter _stream = new(kinesis, platform.Value.ChargebacksStream, telemetry, logger);
    private readonly ArrayBufferWriter<byte> _buffer = new();

    /// <summary>Chargebacks that the stream has acknowledged.</summary>
    public long Sent => _stream.Sent;

    /// <summary>Runs until the channel is complete and all of it is sent; cancelling gives up what is left.</summary>
    public async Task RunAsync(ChannelReader<Chargeback> input, CancellationToken cancellationToken)
    {
        while (await input.WaitToReadAsync(cancellationToken))
        {
            var batch = new List<SentRecord>();
            while (batch.Count < MaxBatch && input.TryRead(out var chargeback)) batch.Add(Encode(chargeback));
            await _stream.SendAsync(batch, static _ => { }, cancellationToken);
        }
    }

    private SentRecord Encode(Chargeback chargeback)
    {
        _buffer.ResetWrittenCount();
        ChargebackJson.Write(_buffer, chargeback);
        return new SentRecord(chargeback.TransactionId, chargeback.CardToken.ToString(), _buffer.WrittenSpan.ToArray()) { SentAt = chargeback.ReportedAt };
    }
}
