using Amazon.Kinesis;
using Amazon.Kinesis.Model;
using Visa.Chaos.Processes;

namespace Visa.Chaos.Traffic;

/// <summary>Sends each card's transactions in order, each until the stream has acknowledged it; some therefore more than once.</summary>
internal sealed class TrafficSender(IAmazonKinesis kinesis)
{
    private const int MaxRecords = 250;

    /// <param name="pace">Time from one request to the next; none to send as fast as the stream takes them.</param>
    public async Task SendAsync(IReadOnlyList<SimulatedRecord> records, TimeSpan pace, int perRequest, CancellationToken cancellationToken)
    {
        var waiting = new List<SimulatedRecord>(records);
        while (waiting.Count > 0)
        {
            var request = waiting.DistinctBy(record => record.Card).Take(Math.Min(perRequest, MaxRecords)).ToList();
            // Only from the front, so that no card's later record overtakes an earlier one of another request.
            var taken = await Persistence.UntilItWorksAsync(token => PutAsync(request, token), cancellationToken);
            waiting.RemoveAll(taken.Contains);
            if (pace > TimeSpan.Zero)
                await Task.Delay(pace, TimeProvider.System, cancellationToken);
        }
    }

    private async Task<HashSet<SimulatedRecord>> PutAsync(List<SimulatedRecord> records, CancellationToken cancellationToken)
    {
        var answer = await kinesis.PutRecordsAsync(
            new PutRecordsRequest
            {
                StreamName = TestedSystem.Transactions,
                Records = records.ConvertAll(record => new PutRecordsRequestEntry { PartitionKey = record.Card, Data = new MemoryStream(record.Json) }),
            },
            cancellationToken);
        return [.. records.Where((_, place) => answer.Records[place].ErrorCode is null)];
    }
}
