using System.Text.Json;
using Visa.LocalAws.Faults;
using Visa.LocalAws.Firehose.Streams;
using Visa.LocalAws.Protocol;
using Visa.LocalAws.Storage;

namespace Visa.LocalAws.Firehose.Operations;

/// <summary>Takes up to 500 records; each is on disk when the call is answered, or refused by itself.</summary>
internal sealed class PutRecordBatch(DeliveryStreamRegistry streams, FaultSwitches faults, TimeProvider time, ILogger<PutRecordBatch> logger) : IFirehoseOperation
{
    private const int MostRecords = 500;
    private const int LargestBatch = 4 * 1024 * 1024;

    public string Name => nameof(PutRecordBatch);

    public async ValueTask<ReadOnlyMemory<byte>> CallAsync(ReadOnlyMemory<byte> body, CancellationToken cancellationToken)
    {
        using var arena = new BlobArena(body.Length);
        var (stream, records) = Read(body.Span, arena);
        if (records.Sum(record => (long)record.Length) > LargestBatch)
        {
            throw AwsErrors.InvalidArgument("Records size exceeds 4 MB limit");
        }

        var isStored = await StoreAsync(stream, records);
        return AwsJson.Write(json => WriteResults(json, isStored));
    }

    private async Task<bool[]> StoreAsync(DeliveryStream stream, List<ReadOnlyMemory<byte>> records)
    {
        var now = time.GetUtcNow().ToUnixTimeMilliseconds();
        var isStored = new bool[records.Count];
        try
        {
            var appended = records.ConvertAll(record => faults.Strikes(FaultKind.PartialFailure, Name) ? (AppendedRecord?)null : stream.DirectRecords!.Append(now, [], record.Span));
            for (var number = 0; number < appended.Count; number++)
            {
                await (appended[number]?.Committed ?? Task.CompletedTask);
                isStored[number] = appended[number] is not null;
            }
        }
        catch (IOException exception)
        {
            logger.RecordsNotStored(stream.Name, isStored.Count(stored => !stored), exception);
        }

        return isStored;
    }

    private (DeliveryStream Stream, List<ReadOnlyMemory<byte>> Records) Read(ReadOnlySpan<byte> body, BlobArena arena)
    {
        string? name = null;
        List<ReadOnlyMemory<byte>?>? records = null;
        AwsJsonReading.ReadBody(body, (member, ref reader) =>
        {
            if (member.SequenceEqual("DeliveryStreamName"u8))
            {
                name = DirectRecords.ReadName(ref reader, arena);
            }
            else if (member.SequenceEqual("Records"u8))
            {
                var items = records = [];
                AwsJsonReading.ReadList(ref reader, (ref item) => items.Add(DirectRecords.Read(ref item, arena)));
            }
            else
            {
                reader.Skip();
            }
        });

        Check(name, records);
        return (DirectRecords.Find(streams, name!), records!.ConvertAll(record => record.GetValueOrDefault()));
    }

    private static void Check(string? name, List<ReadOnlyMemory<byte>?>? records)
    {
        var count = records?.Count ?? 1;
        var constraints = new Constraints()
            .NotNull(name, "deliveryStreamName")
            .DeliveryStreamName(name)
            .NotNull(records, "records")
            .Check(count > 0, "[]", "records", "Member must have length greater than or equal to 1")
            .Check(count <= MostRecords, $"[{count} records]", "records", $"Member must have length less than or equal to {MostRecords}");
        for (var number = 0; number < (records?.Count ?? 0); number++)
        {
            DirectRecords.Check(constraints, records![number], $"records.{number + 1}.member");
        }

        constraints.ThrowIfBroken();
    }

    private static void WriteResults(Utf8JsonWriter json, bool[] isStored)
    {
        json.WriteStartObject();
        json.WriteNumber("FailedPutCount", isStored.Count(stored => !stored));
        json.WriteBoolean("Encrypted", false);
        json.WriteStartArray("RequestResponses");
        foreach (var stored in isStored)
        {
            json.WriteStartObject();
            if (stored)
            {
                json.WriteString("RecordId", DirectRecords.NewRecordId());
            }
            else
            {
                json.WriteString("ErrorCode", "ServiceUnavailableException");
                json.WriteString("ErrorMessage", "Slow down.");
            }

            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }
}
