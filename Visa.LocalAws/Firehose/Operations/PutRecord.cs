using Visa.LocalAws.Firehose.Streams;
using Visa.LocalAws.Protocol;

namespace Visa.LocalAws.Firehose.Operations;

/// <summary>Takes one record; it is on disk when the call is answered.</summary>
internal sealed class PutRecord(DeliveryStreamRegistry streams, TimeProvider time) : IFirehoseOperation
{
    public string Name => nameof(PutRecord);

    public async ValueTask<ReadOnlyMemory<byte>> CallAsync(ReadOnlyMemory<byte> body, CancellationToken cancellationToken)
    {
        using var arena = new BlobArena(body.Length);
        var (stream, data) = Read(body.Span, arena);
        await stream.DirectRecords!.Append(time.GetUtcNow().ToUnixTimeMilliseconds(), [], data.Span).Committed;
        return AwsJson.Write(json =>
        {
            json.WriteStartObject();
            json.WriteString("RecordId", DirectRecords.NewRecordId());
            json.WriteBoolean("Encrypted", false);
            json.WriteEndObject();
        });
    }

    private (DeliveryStream Stream, ReadOnlyMemory<byte> Data) Read(ReadOnlySpan<byte> body, BlobArena arena)
    {
        string? name = null;
        var hasRecord = false;
        ReadOnlyMemory<byte>? data = null;
        AwsJsonReading.ReadBody(body, (member, ref reader) =>
        {
            if (member.SequenceEqual("DeliveryStreamName"u8))
            {
                name = DirectRecords.ReadName(ref reader, arena);
            }
            else if (member.SequenceEqual("Record"u8))
            {
                hasRecord = true;
                data = DirectRecords.Read(ref reader, arena);
            }
            else
            {
                reader.Skip();
            }
        });

        var constraints = new Constraints().NotNull(name, "deliveryStreamName").DeliveryStreamName(name).Check(hasRecord, null, "record", "Member must not be null");
        if (hasRecord)
        {
            DirectRecords.Check(constraints, data, "record");
        }

        constraints.ThrowIfBroken();
        return (DirectRecords.Find(streams, name!), data.GetValueOrDefault());
    }
}
