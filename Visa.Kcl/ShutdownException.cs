namespace Amazon.Kinesis.ClientLibrary;

/// <summary>The worker no longer holds the shard's lease: stop processing, another worker goes on from the last checkpoint.</summary>
public sealed class ShutdownException : Exception
{
    public ShutdownException()
    {
    }

    public ShutdownException(string message) : base(message)
    {
    }

    public ShutdownException(string message, Exception innerException) : base(message, innerException)
    {
    }
}
