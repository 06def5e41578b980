using Amazon.Runtime.EventStreams.Internal;

namespace Amazon.Kinesis;

/// <summary>An error that came as an event of a subscription, or ended it; the service's exception is within.</summary>
public class KinesisEventStreamException : EventStreamException
{
    public KinesisEventStreamException()
    {
    }

    public KinesisEventStreamException(string message) : base(message)
    {
    }

    public KinesisEventStreamException(string message, Exception innerException) : base(message, innerException)
    {
    }
}
