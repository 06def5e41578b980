namespace Amazon.Kinesis.ClientLibrary;

/// <summary>The lease table refused a write because of its rate: checkpoint again later.</summary>
public sealed class ThrottlingException : Exception
{
    public ThrottlingException()
    {
    }

    public ThrottlingException(string message) : base(message)
    {
    }

    public ThrottlingException(string message, Exception innerException) : base(message, innerException)
    {
    }
}
