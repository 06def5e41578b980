using Amazon.Kinesis.ClientLibrary.Reading;

namespace Amazon.Kinesis.ClientLibrary.FanOut;

/// <summary>The stream as an enhanced fan-out consumer sees it. Failures are the exceptions of the AWS SDK.</summary>
internal interface IFanOutStream
{
    /// <summary>The ARN of this application's registered consumer, found by its name, or registered; completes when it can be used.</summary>
    Task<string> GetConsumerAsync(CancellationToken cancellationToken);

    /// <summary>
    /// Subscribes to a shard and answers what it pushes, about five minutes long: then the service ends the subscription. Nothing more is read from the
    /// connection while the caller keeps a page.
    /// </summary>
    /// <returns>Pages whose <see cref="RecordPage.Next"/> is the sequence number to go on after.</returns>
    IAsyncEnumerable<RecordPage> SubscribeAsync(string consumerArn, string shardId, ReadPosition position, CancellationToken cancellationToken);
}
