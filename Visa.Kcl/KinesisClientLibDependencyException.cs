namespace Amazon.Kinesis.ClientLibrary;

/// <summary>The lease table could not be reached: checkpoint again later.</summary>
public sealed class KinesisClientLibDependencyException : Exception
{
    public KinesisClientLibDependencyException()
    {
    }

    public KinesisClientLibDependencyException(string message) : base(message)
    {
    }

    public KinesisClientLibDependencyException(string message, Exception innerException) : base(message, innerException)
    {
    }
}
