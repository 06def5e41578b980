using System.Text;
using Amazon.KinesisFirehose;
using Amazon.KinesisFirehose.Model;
using Amazon.Runtime;

namespace Visa.StreamConsumer.Tests.Fakes;

/// <summary>Takes dead letters; a test may make any request or record fail.</summary>
internal sealed class FakeFirehose() : AmazonKinesisFirehoseClient(new AnonymousAWSCredentials(), new AmazonKinesisFirehoseConfig { ServiceURL = "http://localhost" })
{
    public Action? Before { get; set; }

    public Action? After { get; set; }

    public Func<bool> Refuse { get; set; } = () => false;

    public List<string> DeliveryStreams { get; } = [];

    public List<string> Lines { get; } = [];

    public override Task<PutRecordBatchResponse> PutRecordBatchAsync(PutRecordBatchRequest request, CancellationToken cancellationToken = default)
    {
        Before?.Invoke();
        DeliveryStreams.Add(request.DeliveryStreamName);
        var responses = request.Records.ConvertAll(Put);
        After?.Invoke();
        return Task.FromResult(new PutRecordBatchResponse { RequestResponses = responses, FailedPutCount = responses.Count(response => response.ErrorCode is not null) });
    }

    private PutRecordBatchResponseEntry Put(Amazon.KinesisFirehose.Model.Record record)
    {
        if (Refuse())
            return new PutRecordBatchResponseEntry { ErrorCode = "ServiceUnavailableException" };
        Lines.Add(Encoding.UTF8.GetString(record.Data.ToArray()));
        return new PutRecordBatchResponseEntry { RecordId = "id" };
    }
}
