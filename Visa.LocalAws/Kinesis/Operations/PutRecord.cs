using Visa.LocalAws.Kinesis.Shards;
using Visa.LocalAws.Kinesis.Streams;
using Visa.LocalAws.Protocol;

namespace Visa.LocalAws.Kinesis.Operations;

/// <summary>Stores one record.</summary>
internal sealed class PutRecord(StreamRegistry streams, RecordWriter writer) : IKinesisOperation
{
    public string Name => nameof(PutRecord);

    public async ValueTask<ReadOnlyMemory<byte>> CallAsync(ReadOnlyMemory<byte> body, CancellationToken cancellationToken)
    {
        using var arena = new BlobArena(body.Length);
        var (stream, entry) = Read(body.Span, arena);
        entry.CheckSize(stream.MaxRecordBytes, "");
        var result = (await writer.WriteAsync(stream, [entry], [stream.ShardFor(entry.Hash())]))[0];
        return result.ErrorCode switch
        {
            null => AwsJson.Write(json =>
            {
                Span<byte> digits = stackalloc byte[SequenceNumber.DigitCount];
                result.SequenceNumber.Format(digits);
                json.WriteStartObject();
                json.WriteString("ShardId"u8, result.Shard.Id);
                json.WriteString("SequenceNumber"u8, digits);
                json.WriteEndObject();
            }),
            PutResult.Failed => throw AwsErrors.InternalFailure(),
            var code => throw new AwsException(code, result.ErrorMessage!),
        };
    }

    private (KinesisStream Stream, PutEntry Entry) Read(ReadOnlySpan<byte> body, BlobArena arena)
    {
        string? name = null, arn = null;
        var entry = new PutEntry();
        AwsJsonReading.ReadBody(body, (member, ref reader) =>
        {
            if (!entry.TryRead(member, ref reader, arena) && !StreamMembers.TryRead(member, ref reader, arena, ref name, ref arn))
            {
                reader.Skip();
            }
        });

        var constraints = new Constraints();
        entry.Describe(constraints, "");
        constraints.Stream(name, arn).ThrowIfBroken();
        return (streams.Find(StreamReference.Resolve(name, arn)), entry);
    }
}
