using Amazon.Kinesis.Model;

namespace Visa.Generator.Sending;

/// <summary>The records that PutRecords did not take, in their order, and the first reason.</summary>
internal sealed record PutOutcome(IReadOnlyList<SentRecord> Failed, string? ErrorCode = null)
{
    public static PutOutcome From(IReadOnlyList<SentRecord> records, PutRecordsResponse response)
    {
        if (response.FailedRecordCount is null or 0) return new PutOutcome([]);
        var failed = new List<SentRecord>();
        string? errorCode = null;
        for (var i = 0; i < records.Count; i++)
        {
            if (response.Records[i].ErrorCode is not { Length: > 0 } code) continue;
            failed.Add(records[i]);
            errorCode ??= code;
        }
        return new PutOutcome(failed, errorCode);
    }
}
