namespace Amazon.Kinesis.ClientLibrary;

/// <summary>The lease table is missing or not usable: an operator has to act.</summary>
public sealed class InvalidStateException : Exception
{
    public InvalidStateException()
    {
    }

    public InvalidStateException(string message) : base(message)
    {
    }

    public InvalidStateException(string message, Exception innerException) : base(message, innerException)
    {
    }
}
