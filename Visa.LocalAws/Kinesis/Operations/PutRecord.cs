using System.Text;
using System.Text.RegularExpressions;
using Visa.LocalAws.Kinesis.Shards;
using Visa.LocalAws.Kinesis.Streams;
using Visa.LocalAws.Protocol;

namespace Visa.LocalAws.Kinesis.Operations;

/// <summary>Stores one record.</summary>
internal sealed partial class PutRecord(StreamRegistry streams, RecordWriter writer, TimeProvider time) : IKinesisOperation
{
    private const string SequencePattern = @"0|([1-9]\d{0,128})";

    [GeneratedRegex($"^(?:{SequencePattern})$")]
    private static partial Regex Sequence { get; }

    public string Name => nameof(PutRecord);

    public async ValueTask<ReadOnlyMemory<byte>> CallAsync(ReadOnlyMemory<byte> body, CancellationToken cancellationToken)
    {
        using var arena = new BlobArena(body.Length);
        var (stream, entry, ordering) = Read(body.Span, arena);
        entry.CheckSize(stream.MaxRecordBytes, "");
        entry.Resolve();
        CheckOrdering(stream, ordering);
        var result = (await writer.WriteAsync(stream, [entry], cancellationToken))[0];
        return result.ErrorCode switch
        {
            null => AwsJson.Write(json =>
            {
                Span<byte> digits = stackalloc byte[SequenceNumber.DigitCount];
                result.SequenceNumber.Format(digits);
                json.WriteStartObject();
                json.WriteString("ShardId"u8, result.Shard.Id);
                json.WriteString("SequenceNumber"u8, digits);
                if (stream.Metadata.KeyId is not null)
                {
                    json.WriteString("EncryptionType"u8, StreamState.Kms);
                }

                json.WriteEndObject();
            }),
            PutResult.Failed => throw AwsErrors.InternalFailure(),
            var code => throw new AwsException(code, result.ErrorMessage!),
        };
    }

    private (KinesisStream Stream, PutEntry Entry, string? Ordering) Read(ReadOnlySpan<byte> body, BlobArena arena)
    {
        var members = new StreamMembers();
        var entry = new PutEntry();
        string? ordering = null;
        AwsJsonReading.ReadBody(body, (member, ref reader) =>
        {
            if (member.SequenceEqual("SequenceNumberForOrdering"u8))
            {
                ordering = Encoding.UTF8.GetString(arena.ReadString(ref reader).Span);
            }
            else if (!entry.TryRead(member, ref reader, arena) && !members.TryRead(member, ref reader, arena))
            {
                reader.Skip();
            }
        });

        var constraints = new Constraints().Pattern(ordering, "sequenceNumberForOrdering", Sequence, SequencePattern);
        entry.Describe(constraints, "");
        constraints.Stream(members.Input).ThrowIfBroken();
        return (streams.FindForRecords(members.Input), entry, ordering);
    }

    /// <summary>Records of a shard get rising numbers whatever their senders ask; only a number that no shard can have given is refused.</summary>
    private void CheckOrdering(KinesisStream stream, string? ordering)
    {
        // A child's numbers begin a little after the moment at which it was made.
        var latest = Math.Max(time.GetUtcNow().ToUnixTimeSeconds(), stream.Shards.Max(shard => shard.Metadata.SequenceSeconds));
        var isPossible = ordering is null
            || (SequenceNumber.TryParse(ordering, out var number) ? number.TimeSeconds <= latest : SequenceNumber.TryParseVersion0(ordering, out _));
        if (!isPossible)
        {
            throw AwsErrors.InvalidArgument(
                $"ExclusiveMinimumSequenceNumber {ordering} used in PutRecord on stream {stream.Name} under account {LocalAwsOptions.AccountId} is invalid.");
        }
    }
}
