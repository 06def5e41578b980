using System.Text.Json;
using Visa.LocalAws.Kinesis.Shards;
using Visa.LocalAws.Kinesis.Streams;
using Visa.LocalAws.Protocol;

namespace Visa.LocalAws.Kinesis.Operations;

/// <summary>Stores up to 500 records; each one is stored or refused by itself.</summary>
internal sealed class PutRecords(StreamRegistry streams, RecordWriter writer) : IKinesisOperation
{
    private const int MostRecords = 500;
    private const int LargestRequest = 10 * 1024 * 1024;
    private const int ResultLength = 160;

    public string Name => nameof(PutRecords);

    public async ValueTask<ReadOnlyMemory<byte>> CallAsync(ReadOnlyMemory<byte> body, CancellationToken cancellationToken)
    {
        using var arena = new BlobArena(body.Length);
        var (stream, entries) = Read(body.Span, arena);
        CheckSizes(entries, stream.MaxRecordBytes);
        entries.ForEach(entry => entry.Resolve());
        var results = await writer.WriteAsync(stream, entries, cancellationToken);
        var isEncrypted = stream.Metadata.KeyId is not null;
        return AwsJson.Write(json => WriteResults(json, results, isEncrypted), results.Length * ResultLength);
    }

    private (KinesisStream Stream, List<PutEntry> Entries) Read(ReadOnlySpan<byte> body, BlobArena arena)
    {
        var members = new StreamMembers();
        List<PutEntry>? entries = null;
        AwsJsonReading.ReadBody(body, (member, ref reader) =>
        {
            if (member.SequenceEqual("Records"u8))
            {
                entries = ReadEntries(ref reader, arena);
            }
            else if (!members.TryRead(member, ref reader, arena))
            {
                reader.Skip();
            }
        });

        Check(entries, members.Input);
        return (streams.FindForRecords(members.Input), entries!);
    }

    private static List<PutEntry> ReadEntries(ref Utf8JsonReader reader, BlobArena arena)
    {
        var entries = new List<PutEntry>();
        AwsJsonReading.ReadList(ref reader, (ref item) =>
        {
            var entry = new PutEntry();
            AwsJsonReading.ReadStructure(ref item, (member, ref value) =>
            {
                if (!entry.TryRead(member, ref value, arena))
                {
                    value.Skip();
                }
            });
            entries.Add(entry);
        });
        return entries;
    }

    private static void Check(List<PutEntry>? entries, StreamInput reference)
    {
        var constraints = new Constraints().NotNull(entries, "records");
        var count = entries?.Count ?? 1;
        var text = count is > 0 and <= MostRecords ? "" : $"[{string.Join(", ", Enumerable.Repeat("com.amazonaws.kinesis.v20131202.PutRecordsRequestEntry@c965e310", count))}]";
        constraints.Check(count > 0, text, "records", "Member must have length greater than or equal to 1");
        constraints.Check(count <= MostRecords, text, "records", $"Member must have length less than or equal to {MostRecords}");
        for (var number = 0; number < (entries?.Count ?? 0); number++)
        {
            if (!entries![number].IsValid)
            {
                entries[number].Describe(constraints, PathOf(number));
            }
        }

        constraints.Stream(reference).ThrowIfBroken();
    }

    private static void CheckSizes(List<PutEntry> entries, int largestRecord)
    {
        long total = 0;
        for (var number = 0; number < entries.Count; number++)
        {
            total += entries[number].Size;
            if (entries[number].Size > largestRecord)
            {
                entries[number].CheckSize(largestRecord, PathOf(number));
            }
        }

        if (total > LargestRequest)
        {
            throw AwsErrors.InvalidArgument($"Records size exceeds {LargestRequest / (1024 * 1024)} MB limit");
        }
    }

    private static string PathOf(int number) => $"records.{number + 1}.member.";

    private static void WriteResults(Utf8JsonWriter json, PutResult[] results, bool isEncrypted)
    {
        Span<byte> digits = stackalloc byte[SequenceNumber.DigitCount];
        json.WriteStartObject();
        json.WriteNumber("FailedRecordCount"u8, results.Count(result => result.ErrorCode is not null));
        json.WriteStartArray("Records"u8);
        foreach (var result in results)
        {
            json.WriteStartObject();
            if (result.ErrorCode is null)
            {
                result.SequenceNumber.Format(digits);
                json.WriteString("SequenceNumber"u8, digits);
                json.WriteString("ShardId"u8, result.Shard.Id);
            }
            else
            {
                json.WriteString("ErrorCode"u8, result.ErrorCode);
                json.WriteString("ErrorMessage"u8, result.ErrorMessage);
            }

            json.WriteEndObject();
        }

        json.WriteEndArray();
        if (isEncrypted)
        {
            json.WriteString("EncryptionType"u8, StreamState.Kms);
        }

        json.WriteEndObject();
    }
}
