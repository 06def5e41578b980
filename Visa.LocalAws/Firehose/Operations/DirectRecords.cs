using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Visa.LocalAws.Firehose.Streams;
using Visa.LocalAws.Protocol;

namespace Visa.LocalAws.Firehose.Operations;

/// <summary>What PutRecord and PutRecordBatch share: how a record is read, checked, stored and named.</summary>
internal static class DirectRecords
{
    private const int LargestRecord = 1_024_000;
    private const int RecordIdBytes = 96;

    public static string ReadName(ref Utf8JsonReader reader, BlobArena arena) => Encoding.UTF8.GetString(arena.ReadString(ref reader).Span);

    /// <summary>Reads a Record structure; null when it has no data.</summary>
    public static ReadOnlyMemory<byte>? Read(ref Utf8JsonReader reader, BlobArena arena)
    {
        ReadOnlyMemory<byte>? data = null;
        AwsJsonReading.ReadStructure(ref reader, (member, ref value) =>
        {
            if (member.SequenceEqual("Data"u8))
            {
                data = arena.ReadBlob(ref value);
            }
            else
            {
                value.Skip();
            }
        });
        return data;
    }

    /// <param name="path">The record's place, such as <c>records.1.member</c>.</param>
    public static void Check(Constraints constraints, ReadOnlyMemory<byte>? data, string path)
    {
        constraints.NotNull(data, $"{path}.data");
        if (data is { Length: > LargestRecord } large)
        {
            constraints.Check(false, $"java.nio.HeapByteBuffer[pos=0 lim={large.Length} cap={large.Length}]", $"{path}.data", $"Member must have length less than or equal to {LargestRecord}");
        }
    }

    /// <summary>The delivery stream, which must take records directly.</summary>
    public static DeliveryStream Find(DeliveryStreamRegistry streams, string name)
    {
        var stream = streams.Find(name);
        return stream.DirectRecords is not null
            ? stream
            : throw AwsErrors.InvalidArgument("This operation is not permitted on KinesisStreamAsSource delivery stream type.");
    }

    /// <summary>An id as opaque as AWS's.</summary>
    public static string NewRecordId() => Convert.ToBase64String(RandomNumberGenerator.GetBytes(RecordIdBytes));
}
