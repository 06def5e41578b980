using System.Collections.Concurrent;
using System.Text;
using Amazon.KinesisFirehose;
using Amazon.KinesisFirehose.Model;
using Amazon.Runtime;

namespace Visa.Scoring.Tests.Delivery;

/// <summary>Keeps what is delivered; a test may make any request or record fail, or wait.</summary>
internal sealed class FakeFirehose() : AmazonKinesisFirehoseClient(new AnonymousAWSCredentials(), new AmazonKinesisFirehoseConfig { ServiceURL = "http://localhost" })
{
    public Func<Task> Before { get; set; } = () => Task.CompletedTask;

    public Func<bool> Refuse { get; set; } = () => false;

    public ConcurrentQueue<(string Stream, string Line)> Delivered { get; } = new();

    public ConcurrentQueue<int> RequestSizes { get; } = new();

    public override async Task<PutRecordBatchResponse> PutRecordBatchAsync(PutRecordBatchRequest request, CancellationToken cancellationToken = default)
    {
        await Before();
        RequestSizes.Enqueue(request.Records.Count);
        var responses = request.Records.ConvertAll(record => Put(request.DeliveryStreamName, record));
        return new PutRecordBatchResponse { RequestResponses = responses, FailedPutCount = responses.Count(response => response.ErrorCode is not null) };
    }

    private PutRecordBatchResponseEntry Put(string stream, Amazon.KinesisFirehose.Model.Record record)
    {
        if (Refuse()) return new PutRecordBatchResponseEntry { ErrorCode = "ServiceUnavailableException" };
        Delivered.Enqueue((stream, Encoding.UTF8.GetString(record.Data.ToArray())));
        return new PutRecordBatchResponseEntry { RecordId = "id" };
    }
}
